package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.signing.CheckpointSigner;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compliance abandon}. */
@Command(
        name = "abandon",
        mixinStandardHelpOptions = true,
        header = "Close a promotion that nobody carries out any more.",
        description = "Frees the service for another promotion. If the action should be running still, what comes of it"
                + " is not recorded. Without a key that can be used the entry is not signed, and the next checkpoint covers"
                + " it.")
final class AbandonCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "SERVICE", description = "The service.")
    private ServiceName service;

    @Option(names = "--id", required = true, paramLabel = "ID", description = "The promotion's identifier.")
    private PromotionId id;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, in one line.")
    private String reason = "";

    @Mixin
    private Workspace workspace = new Workspace();

    @Mixin
    private PolicyOption policy = new PolicyOption();

    AbandonCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        // Whoever frees a service need not have the key: that of a Jenkins is encrypted with a passphrase nobody knows.
        Optional<CheckpointSigner> signer = Optional.empty();
        Optional<String> unusable = Optional.empty();
        try {
            signer = workspace.signer();
        } catch (UnusableKeyException e) {
            unusable = Optional.of(String.valueOf(e.getMessage()));
        }
        Promotions promotions = new Promotions(environment, false);
        try (LocalStore store = workspace.store(environment)) {
            promotions
                    .engine(workspace, store, signer)
                    .abandon(policy.inForce(), service, id, reason, promotions.listener());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
        if (unusable.isPresent()) {
            promotions.tellUnsigned(unusable.get());
        } else if (signer.isEmpty()) {
            promotions.tellUnsigned(workspace);
        }
        return ExitCodes.VALID;
    }
}
