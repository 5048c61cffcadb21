package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.promotion.Conduct;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.promotion.PromotionPlan;
import io.jenkins.plugins.compliance.promotion.PromotionRequest;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code compliance plan}. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = false,
        header = "Show what a promotion would do, and do nothing.",
        description =
                "Shows the order of the services, what evidence there is, what each gate says, who holds a service,"
                        + " and the plan's digest, by which promote can be held to it. Exit code 1 when it would be rejected.")
final class PlanCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Mixin
    HelpOption help = new HelpOption();

    @Mixin
    private Workspace workspace = new Workspace();

    @Mixin
    private PolicyOption policy = new PolicyOption();

    @Mixin
    private RequestOptions request = new RequestOptions();

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    PlanCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        PromotionRequest asked = request.request(new PromotionId("plan"), Conduct.STRICT);
        return show(environment, workspace, policy, asked, json);
    }

    static int show(
            CliEnvironment environment, Workspace workspace, PolicyOption policy, PromotionRequest asked, boolean json)
            throws IOException {
        Screen screen = Screen.out(environment);
        try (LocalStore store = workspace.store(environment)) {
            PromotionPlan plan = new Promotions(environment, json)
                    .engine(workspace, store, Optional.empty())
                    .plan(policy.inForce(), asked);
            if (json) {
                screen.json(PromotionJson.of(plan));
            } else {
                new PlanText(screen).show(plan);
            }
            return plan.passed() ? ExitCodes.VALID : ExitCodes.BROKEN;
        }
    }
}
