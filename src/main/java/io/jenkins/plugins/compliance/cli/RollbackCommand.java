package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.promotion.OnFailure;
import io.jenkins.plugins.compliance.promotion.PromotionReport;
import io.jenkins.plugins.compliance.promotion.RollbackRequest;
import io.jenkins.plugins.compliance.promotion.RollbackTarget;
import io.jenkins.plugins.compliance.signing.CheckpointSigner;
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

/** {@code compliance rollback}. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        header = "Take a service back to an earlier promotion.",
        description =
                "A promotion of its own: the evidence of the earlier one is verified again, and the action runs with"
                        + " PROMOTION_ACTION=rollback.")
final class RollbackCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "SERVICE", description = "The service.")
    private ServiceName service;

    @Option(names = "--to-sequence", paramLabel = "N", description = "To the completed entry of this sequence.")
    private Optional<Count> sequence = Optional.empty();

    @Option(
            names = "--to-version",
            paramLabel = "VERSION",
            description = "To the newest completed entry of this version.")
    private Optional<String> version = Optional.empty();

    @Mixin
    private Workspace workspace = new Workspace();

    @Mixin
    private PolicyOption policy = new PolicyOption();

    @Mixin
    private RequesterOptions requester = new RequesterOptions();

    @Mixin
    private OriginOption origin = new OriginOption();

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(
            names = "--exec",
            required = true,
            paramLabel = "COMMAND",
            description = "The action: a command for the shell, see compliance promote --help.")
    private String exec = "";

    RollbackCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        RollbackRequest asked = request();
        Optional<CheckpointSigner> signer = workspace.signer();
        Promotions promotions = new Promotions(environment, run.json());
        try (LocalStore store = workspace.store(environment)) {
            PromotionReport report = promotions
                    .engine(workspace, store, signer)
                    .rollback(policy.inForce(), asked, promotions.action(exec), promotions.listener());
            return promotions.report(report, workspace, signer.isPresent());
        }
    }

    private RollbackTarget target() {
        if (sequence.isPresent() == version.isPresent()) {
            throw new ParameterException(command.commandLine(), "Name either --to-sequence=N or --to-version=VERSION");
        }
        return sequence.<RollbackTarget>map(count -> new RollbackTarget.Sequence(count.value()))
                .orElseGet(() -> new RollbackTarget.Version(version.orElseThrow()));
    }

    private RollbackRequest request() {
        try {
            return new RollbackRequest(
                    run.id(environment),
                    service,
                    target(),
                    requester.requester(),
                    run.conduct(OnFailure.STOP),
                    origin.origin());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
