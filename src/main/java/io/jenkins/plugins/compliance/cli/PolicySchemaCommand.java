package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code compliance policy schema}. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        header = "Print the JSON Schema of compliance.yml.",
        description = "Editors that know YAML complete and check a policy by it.")
final class PolicySchemaCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    PolicySchemaCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        try (InputStream schema = Policy.schema()) {
            Screen.out(environment).file(schema.readAllBytes());
        }
        return ExitCodes.VALID;
    }
}
