package io.jenkins.plugins.compliance.cli;

import picocli.CommandLine.Option;

/** Help for commands whose {@code --version} is that of a service. */
final class HelpOption {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    boolean help;
}
