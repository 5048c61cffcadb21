package io.jenkins.plugins.compliance.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where evidence or a request comes from. */
final class OriginOption {

    @Option(
            names = "--origin",
            paramLabel = "PATH",
            description = "Where it comes from, such as job/shop/12/: recorded, and held against the policy's origins.")
    private Optional<String> origin = Optional.empty();

    Optional<String> origin() {
        return origin;
    }
}
