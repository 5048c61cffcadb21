package io.jenkins.plugins.compliance.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Who asks. */
final class RequesterOptions {

    @Option(
            names = "--requester",
            paramLabel = "NAME",
            description = "Who asks for it; by default the user who runs the command.")
    private Optional<String> requester = Optional.empty();

    String requester() {
        return requester.orElseGet(() -> System.getProperty("user.name", "unknown"));
    }
}
