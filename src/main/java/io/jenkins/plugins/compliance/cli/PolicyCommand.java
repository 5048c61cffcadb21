package io.jenkins.plugins.compliance.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code compliance policy}, which is done by its subcommands. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Check a policy, and say in plain words what it asks for.")
final class PolicyCommand {

    private PolicyCommand() {}

    static CommandLine commandLine(CliEnvironment environment) {
        return new CommandLine(new PolicyCommand())
                .addSubcommand(new PolicyLintCommand(environment))
                .addSubcommand(new PolicyExplainCommand(environment))
                .addSubcommand(new PolicySchemaCommand(environment));
    }
}
