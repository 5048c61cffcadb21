package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.note.KeyIdentity;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The name that a key signs under. */
final class KeyNameOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--key-name",
            paramLabel = "NAME",
            description = "The name that the key signs under, such as jenkins.example.com/compliance. The origin of a"
                    + " chain is this name, a slash and the service.")
    private Optional<String> value = Optional.empty();

    Optional<String> value() {
        return value;
    }

    /** @throws ParameterException when it is missing, or no name that a key can have */
    String require() {
        String name = value.orElseThrow(
                () -> new ParameterException(command.commandLine(), "Missing required option: '--key-name=NAME'"));
        if (!KeyIdentity.isName(name)) {
            throw new ParameterException(
                    command.commandLine(),
                    "Invalid value for option '--key-name': a key's name has neither white space nor '+' in it");
        }
        return name;
    }
}
