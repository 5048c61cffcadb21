package io.jenkins.plugins.compliance.jenkins.config;

import java.net.URI;
import java.util.Optional;

/** How an installation is called that nobody gave a name. Stateless. */
final class DefaultKeyName {

    private DefaultKeyName() {}

    /** The host of the controller's address, or {@code jenkins}, and that it is for compliance. */
    static String of(Optional<String> rootUrl) {
        return rootUrl.flatMap(DefaultKeyName::host).orElse("jenkins") + "/compliance";
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost())
                    .filter(host -> SettingProblems.ofKeyName(host).isEmpty());
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
