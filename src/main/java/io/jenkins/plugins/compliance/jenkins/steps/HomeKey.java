package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.jenkins.installation.SigningIdentity;
import io.jenkins.plugins.compliance.signing.Ed25519KeyFile;
import io.jenkins.plugins.compliance.signing.SigningException;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** The key in the installation's directory, made when it is first needed. Stateless. */
final class HomeKey {

    private HomeKey() {}

    static SigningIdentity of(Installation installation) throws SigningException {
        try {
            Files.createDirectories(installation.home());
            return SigningIdentity.of(
                    host(Jenkins.get().getRootUrl()) + "/compliance",
                    new Ed25519KeyFile(installation.home().resolve("signing.key")).openOrCreate(new SecureRandom()));
        } catch (IOException | UnusableKeyException e) {
            throw new SigningException("the key cannot be used: " + e.getMessage(), e);
        }
    }

    private static String host(@Nullable String url) {
        String host = url == null ? null : URI.create(url).getHost();
        return host == null ? "jenkins" : host;
    }
}
