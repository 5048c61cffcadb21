package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.promotion.OnFailure;
import io.jenkins.plugins.compliance.promotion.PromotionReport;
import io.jenkins.plugins.compliance.promotion.PromotionRequest;
import io.jenkins.plugins.compliance.signing.CheckpointSigner;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code compliance promote}. */
@Command(
        name = "promote",
        mixinStandardHelpOptions = false,
        header = "Promote services on their evidence.",
        description = "Holds each service's evidence against the policy, records the verdict, and runs the action where"
                + " every gate passes. Whatever happens is in the chains. Exit code 1 when a service was rejected or"
                + " failed, 2 when nothing could be decided.")
final class PromoteCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Spec
    private CommandSpec command;

    @Mixin
    HelpOption help = new HelpOption();

    @Mixin
    private Workspace workspace = new Workspace();

    @Mixin
    private PolicyOption policy = new PolicyOption();

    @Mixin
    private RequestOptions request = new RequestOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(
            names = "--exec",
            paramLabel = "COMMAND",
            description = "The action: a command for the shell, which finds PROMOTION_SERVICE, PROMOTION_FROM,"
                    + " PROMOTION_TO, PROMOTION_ACTION, PROMOTION_VERSION and PROMOTION_ID in its environment.")
    private Optional<String> exec = Optional.empty();

    @Option(
            names = "--on-failure",
            paramLabel = "WHAT",
            description = "What follows when the action fails: stop, which is the default; or rollback, which runs it"
                    + " again with PROMOTION_ACTION=rollback for the version that was there before.")
    private OnFailure onFailure = OnFailure.STOP;

    @Option(names = "--dry-run", description = "Show the plan, and do nothing; as compliance plan does.")
    private boolean dryRun;

    PromoteCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        PromotionRequest asked = request.request(run.id(environment), run.conduct(onFailure));
        if (dryRun) {
            return PlanCommand.show(environment, workspace, policy, asked, run.json());
        }
        String action = exec.orElseThrow(() -> new ParameterException(
                command.commandLine(), "Missing required option: '--exec=COMMAND'; or --dry-run to do nothing"));
        // Before anything is written: a key that cannot be used is to be noticed first.
        Optional<CheckpointSigner> signer = workspace.signer();
        Promotions promotions = new Promotions(environment, run.json());
        try (LocalStore store = workspace.store(environment)) {
            PromotionReport report = promotions
                    .engine(workspace, store, signer)
                    .promote(policy.inForce(), asked, promotions.action(action), promotions.listener());
            return promotions.report(report, workspace, signer.isPresent());
        }
    }
}
