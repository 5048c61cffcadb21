package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.build.EvidenceAction;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.jenkins.installation.SigningKeySource;
import io.jenkins.plugins.compliance.promotion.Approval;
import io.jenkins.plugins.compliance.promotion.ApprovalRules;
import io.jenkins.plugins.compliance.promotion.DeploymentAction;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.promotion.PromotionAttempt;
import io.jenkins.plugins.compliance.promotion.PromotionException;
import io.jenkins.plugins.compliance.promotion.PromotionPlan;
import io.jenkins.plugins.compliance.promotion.PromotionReport;
import io.jenkins.plugins.compliance.promotion.PromotionRequest;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** Takes a {@code promoteService} from its arguments to what it returns. Confined to one thread. */
final class PromotionCourse {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String CLOSE_IT = "have it closed on the service's page of Compliance";

    private final Run<?, ?> run;
    private final TaskListener listener;
    private final PromotionArguments arguments;
    private final BodyBridge bridge;
    private final Memory memory;
    private final DeploymentAction action;
    private final BuildLog log;
    private final Installation installation;

    /** What the step keeps over a restart, and what only it can do. */
    interface Memory {
        /** The number of the attempt, 0 when there is none yet. */
        int attempt();

        /** Keeps it. */
        void attempt(int number) throws IOException, InterruptedException;

        /** What the step is held to. */
        PolicyInForce policy() throws IOException, InterruptedException;

        /** Whether there is anything to run. */
        boolean hasBody();

        /** Why the step was aborted, null when it was not. */
        @Nullable
        Throwable abort();

        /** Keeps it. */
        void abort(Throwable cause) throws IOException, InterruptedException;

        /** Makes step and build unstable. */
        void unstable(String message) throws IOException, InterruptedException;
    }

    PromotionCourse(
            Run<?, ?> run,
            TaskListener listener,
            PromotionArguments arguments,
            BodyBridge bridge,
            Memory memory,
            DeploymentAction action) {
        this.run = run;
        this.listener = listener;
        this.arguments = arguments;
        this.bridge = bridge;
        this.memory = memory;
        this.action = action;
        this.log = BuildLog.of(listener.getLogger(), run.getUrl());
        this.installation = CompliancePromotionConfiguration.get().installation();
    }

    /**
     * What a course needs before it can begin.
     *
     * @param asked what is asked for
     * @param signing signs for it
     */
    private record Outset(AskedPromotion asked, SigningKeySource signing) {}

    /** @return what the step returns */
    Object follow(Authentication authentication) throws Exception {
        try {
            if (memory.attempt() > 0) {
                return follow(outsetAfterRestart());
            }
            BuildPermission.require(run.getParent(), authentication, CompliancePermissions.PROMOTE);
            return follow(outset());
        } catch (InterruptedException e) {
            throw bridge.takeCancellation() instanceof Exception cause ? cause : e;
        }
    }

    private Outset outset() throws IOException, InterruptedException, SigningException {
        NamingBuild named = NamingBuild.of(run);
        String version = arguments.isRollback() ? "" : version();
        AskedPromotion asked = new AskedPromotion(
                arguments,
                version,
                memory.policy(),
                PromotionKey.of(named.job(), named.number(), named.time(), arguments.identity(version)),
                Requester.of(run),
                run.getUrl());
        // Before anything is recorded: a key that cannot be used is to be noticed first.
        SigningKeySource signing = CompliancePromotionConfiguration.get().signing(run);
        signing.identity();
        return new Outset(asked, signing);
    }

    /**
     * After a restart Vault may be sealed still, or an agent not be back. The body is running meanwhile, perhaps, and whoever
     * fails now kills a deployment for nothing.
     */
    private Outset outsetAfterRestart() throws IOException, InterruptedException, SigningException {
        try {
            return patiently();
        } catch (IOException | InterruptedException | SigningException e) {
            log.line("the promotion is left as it is in the chain; replay the build to take it up, or " + CLOSE_IT);
            throw e;
        }
    }

    private Outset patiently() throws IOException, InterruptedException, SigningException {
        Duration waited = Duration.ZERO;
        String said = "";
        while (true) {
            try {
                return outset();
            } catch (IOException | SigningException e) {
                if (!bridge.isRunning() && waited.compareTo(PATIENCE) >= 0) {
                    throw e;
                }
                String message = "cannot go on after the restart: " + e.getMessage() + "; will try again";
                if (!message.equals(said)) {
                    log.line(message);
                    said = message;
                }
            }
            pause(RETRY);
            waited = waited.plus(RETRY);
        }
    }

    private Object follow(Outset outset) throws Exception {
        AskedPromotion asked = outset.asked();
        PromotionDesk desk =
                new PromotionDesk(installation.engine(outset.signing(), this::pause), installation.store(), log);
        if (arguments.dryRun()) {
            PromotionPlan plan = desk.plan(asked);
            String approvals = ApprovalRules.of(asked.policy(), plan.request()).summary();
            log.plan(plan, approvals);
            return ResultMaps.planned(plan, approvals);
        }
        PromotionEnd end = new PromotionEnd(run, listener, log, installation, outset.signing());
        try {
            begin(asked);
            Object result = promote(asked, desk, end);
            // Too late to change what became of the promotion; but the Pipeline is not to go on.
            bridge.requireNotCancelled();
            return result;
        } finally {
            installation.underWay().leave(asked.first(), this);
        }
    }

    /** Lets time pass, as long as anybody waits for the end of it: of a build that was killed nobody is told. */
    private void pause(Duration time) throws InterruptedException {
        if (!run.isBuilding()) {
            throw new InterruptedException("the build has ended");
        }
        bridge.sleep(time);
    }

    private String version() throws AbortException {
        if (arguments.version().isPresent()) {
            return arguments.version().get();
        }
        EvidenceAction evidence = run.getAction(EvidenceAction.class);
        return CollectedVersion.of(arguments.services(), evidence == null ? List.of() : evidence.getRecords());
    }

    /** Waits until nobody else on this controller carries out the same promotion: its outcome then is this one's too. */
    private void begin(AskedPromotion asked) throws IOException, InterruptedException {
        int original = NamingBuild.of(run).number();
        Duration waited = Duration.ZERO;
        while (original != run.getNumber() && isBuilding(original)) {
            if (waited.compareTo(arguments.patience()) >= 0) {
                throw new AbortException("build #" + original + ", which this one repeats, is still running, and this"
                        + " promotion is the same as its; wait for its end, or give waitFor");
            }
            pause(LOOK);
            waited = waited.plus(LOOK);
        }
        while (!installation.underWay().enter(asked.first(), this)) {
            pause(LOOK);
        }
    }

    private boolean isBuilding(int number) {
        Run<?, ?> build = run.getParent().getBuildByNumber(number);
        return build != null && build.isBuilding();
    }

    private Object promote(AskedPromotion asked, PromotionDesk desk, PromotionEnd end) throws Exception {
        PromotionAttempt attempt = desk.attempt(asked, memory.attempt());
        if (memory.attempt() == 0) {
            memory.attempt(attempt.number());
        }
        Throwable before = memory.abort();
        if (before != null) {
            throw aborted(before, asked, attempt, desk, end);
        }
        PromotionReport report;
        try {
            List<Approval> approvals = arguments.isRollback() ? List.of() : approvals(asked, attempt, desk);
            report = desk.carryOut(asked, attempt, approvals, this::act);
        } catch (InterruptedException e) {
            Throwable cause = Objects.requireNonNullElse(bridge.takeCancellation(), e);
            remember(cause);
            throw aborted(cause, asked, attempt, desk, end);
        }
        return end.conclude(report, desk, arguments.onFailure(), memory);
    }

    private DeploymentAction.Result act(Map<String, String> environment) throws IOException, InterruptedException {
        // The pages are to show the promotion as started while the body runs, which may take hours.
        String service = environment.getOrDefault("PROMOTION_SERVICE", "");
        installation.statuses().refresh(new ServiceName(service));
        if (memory.hasBody()) {
            // After a restart it may have been running all the time.
            log.line(service + (bridge.isRunning() ? ": waits for the body to " : ": runs the body to ")
                    + environment.get("PROMOTION_ACTION") + " " + environment.get("PROMOTION_VERSION"));
        }
        return action.run(environment);
    }

    /** What follows is done all the same: nobody may be there any more to save anything for. */
    private void remember(Throwable cause) throws InterruptedException {
        try {
            memory.abort(cause);
        } catch (IOException e) {
            log.line("that the step was aborted could not be saved: " + e.getMessage());
        }
    }

    /** Nobody is asked before it is recorded what for, and nobody for what the gates reject anyway. */
    private List<Approval> approvals(AskedPromotion asked, PromotionAttempt attempt, PromotionDesk desk)
            throws IOException, InterruptedException, PromotionException {
        PromotionRequest request = asked.request(attempt, List.of());
        if (ApprovalRules.of(asked.policy(), request).missing(List.of()).isEmpty()) {
            return List.of();
        }
        SortedMap<ServiceName, PromotionState> before = desk.states(attempt);
        if (before.size() == attempt.services().size()
                && before.values().stream().allMatch(state -> state.phase().isTerminal())) {
            return List.of();
        }
        PromotionPlan plan = desk.plan(asked, attempt);
        if (before.isEmpty() && !plan.passed()) {
            log.line("nobody is asked to approve what is rejected without that");
            return List.of();
        }
        desk.request(asked, attempt);
        for (ServiceName service : attempt.services()) {
            installation.statuses().refresh(service);
        }
        return await(asked.policy(), request, GateLines.of(plan));
    }

    private List<Approval> await(PolicyInForce policy, PromotionRequest request, List<String> gates)
            throws IOException, InterruptedException {
        CompletableFuture<List<Approval>> approvals =
                ApprovalGate.get().await(run, listener, policy, request, gates).toCompletableFuture();
        try {
            while (!approvals.isDone()) {
                pause(LOOK);
            }
            return approvals.get();
        } catch (ExecutionException e) {
            throw new IOException("the approvals could not be had: " + e.getCause(), e);
        } finally {
            approvals.cancel(true);
        }
    }

    /** Settles what the build leaves behind. */
    private Exception aborted(
            Throwable cause, AskedPromotion asked, PromotionAttempt attempt, PromotionDesk desk, PromotionEnd end) {
        Exception failure = cause instanceof Exception exception ? exception : new IOException(cause);
        try {
            try {
                desk.rollBackIfAsked(asked, attempt, this::act);
            } catch (InterruptedException e) {
                bridge.takeCancellation();
                log.line("aborted again; what is open is abandoned");
            }
            desk.abandon(asked, attempt, "the build was aborted: " + cause.getMessage());
            end.attach(desk.states(attempt));
        } catch (IOException | PromotionException | InterruptedException e) {
            log.line("the promotion could not be closed: " + e.getMessage() + "; " + CLOSE_IT);
            failure.addSuppressed(e);
        }
        return failure;
    }
}
