package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.build.EvidenceAction;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.config.PolicyResolver;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.jenkins.installation.SigningKeySource;
import io.jenkins.plugins.compliance.promotion.Approval;
import io.jenkins.plugins.compliance.promotion.ApprovalRules;
import io.jenkins.plugins.compliance.promotion.DeploymentAction;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.promotion.PromotionAttempt;
import io.jenkins.plugins.compliance.promotion.PromotionException;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.promotion.PromotionPlan;
import io.jenkins.plugins.compliance.promotion.PromotionReport;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** Takes a {@code promoteService} from its arguments to what it returns. Confined to one thread. */
final class PromotionCourse {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final String CLOSE_IT = "have it closed on the service's page of Compliance";

    private final Run<?, ?> run;
    private final TaskListener listener;
    private final PromotionArguments arguments;
    private final BodyBridge bridge;
    private final Memory memory;
    private final DeploymentAction action;
    private final BuildLog log;
    private final StepPatience patience;
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
        this.patience = new StepPatience(run, bridge, log);
        this.installation = CompliancePromotionConfiguration.get().installation();
    }

    /** @return what the step returns */
    Object follow(Authentication authentication) throws Exception {
        boolean resumed = memory.attempt() > 0;
        if (!resumed) {
            BuildPermission.require(run.getParent(), authentication, CompliancePermissions.PROMOTE);
        }
        NamingBuild named = NamingBuild.of(run);
        String version = arguments.isRollback() ? "" : version();
        PromotionId first = PromotionKey.of(named.job(), named.number(), named.time(), arguments.identity(version));
        try {
            if (arguments.dryRun()) {
                return plan(asked(first, version, memory.policy()));
            }
            begin(first, resumed ? run.getNumber() : named.number());
            Outset outset = resumed ? outsetAfterRestart(first, version) : outset(first, version);
            Object result = promote(outset);
            // Too late to change what became of the promotion; but the Pipeline is not to go on.
            bridge.requireNotCancelled();
            return result;
        } catch (InterruptedException e) {
            throw bridge.takeCancellation() instanceof Exception cause ? cause : e;
        } finally {
            installation.underWay().leave(first, this);
        }
    }

    private AskedPromotion asked(PromotionId first, String version, PolicyInForce policy) {
        return new AskedPromotion(arguments, version, policy, first, Requester.of(run), run.getUrl());
    }

    /** As the step would be held to it; the key is not needed for that. */
    private Object plan(AskedPromotion asked) throws IOException {
        PromotionPlan plan = desk(signing()).plan(asked);
        String approvals = ApprovalRules.of(asked.policy(), plan.request()).summary();
        log.plan(plan, approvals);
        return ResultMaps.planned(plan, approvals);
    }

    private SigningKeySource signing() {
        return CompliancePromotionConfiguration.get().signing(run);
    }

    private PromotionDesk desk(SigningKeySource signing) {
        return new PromotionDesk(installation.engine(signing, patience::pause), log);
    }

    /**
     * What a course needs before it can go on.
     *
     * @param asked what is asked for
     * @param desk carries it out
     * @param end what the build gets of it
     */
    private record Outset(AskedPromotion asked, PromotionDesk desk, PromotionEnd end) {}

    private Outset outset(PromotionId first, String version)
            throws IOException, InterruptedException, SigningException {
        AskedPromotion asked = asked(first, version, memory.policy());
        // Before anything is recorded: a key that cannot be used is to be noticed first.
        SigningKeySource signing = signing();
        signing.identity();
        return new Outset(asked, desk(signing), new PromotionEnd(run, listener, log, installation, signing));
    }

    private Outset outsetAfterRestart(PromotionId first, String version)
            throws IOException, InterruptedException, SigningException {
        try {
            return patience.patiently(() -> outset(first, version));
        } catch (InterruptedException e) {
            abandonUnheard(
                    asked(
                            first,
                            version,
                            PolicyResolver.resolve(run.getParent()).inForce()),
                    e);
            throw e;
        } catch (IOException | SigningException e) {
            log.line("the promotion is left as it is in the chain; replay the build to take it up, or " + CLOSE_IT);
            throw e;
        }
    }

    /** Closes what the step had begun although it never came to ask for its policy or key again. */
    private void abandonUnheard(AskedPromotion asked, InterruptedException reason) throws InterruptedException {
        Throwable cause = Objects.requireNonNullElse(bridge.cancellation(), reason);
        remember(cause);
        try {
            bridge.awaitNoBody(run::isBuilding);
            PromotionDesk desk = desk(signing());
            try {
                desk.abandon(
                        asked, desk.attempt(asked, memory.attempt()), "the build was aborted: " + cause.getMessage());
            } finally {
                for (ServiceName service : asked.services()) {
                    installation.statuses().refresh(service);
                }
            }
        } catch (IOException | PromotionException e) {
            log.line("the promotion was not closed properly: " + e.getMessage() + "; if it is still open, " + CLOSE_IT);
        }
    }

    private String version() throws AbortException {
        if (arguments.version().isPresent()) {
            return arguments.version().get();
        }
        EvidenceAction evidence = run.getAction(EvidenceAction.class);
        return CollectedVersion.of(arguments.services(), evidence == null ? List.of() : evidence.getRecords());
    }

    /**
     * Waits until nobody else on this controller carries out the same promotion: its outcome then is this one's too.
     *
     * @param original the build that this one repeats; itself, when it repeats none or has begun already
     */
    private void begin(PromotionId first, int original) throws IOException, InterruptedException {
        Duration waited = Duration.ZERO;
        while (original != run.getNumber() && isBuilding(original)) {
            if (waited.compareTo(arguments.patience()) >= 0) {
                throw new AbortException("build #" + original + ", which this one repeats, is still running, and this"
                        + " promotion is the same as its; wait for its end, or give waitFor");
            }
            patience.pause(LOOK);
            waited = waited.plus(LOOK);
        }
        while (!installation.underWay().enter(first, this)) {
            patience.pause(LOOK);
        }
        // Before anything is recorded in a chain: who deletes the build closes what it left open, and nothing else.
        EvidenceAction.of(run).began(first.value());
        run.save();
    }

    private boolean isBuilding(int number) {
        Run<?, ?> build = run.getParent().getBuildByNumber(number);
        return build != null && build.isBuilding();
    }

    private Object promote(Outset outset) throws Exception {
        AskedPromotion asked = outset.asked();
        PromotionDesk desk = outset.desk();
        PromotionEnd end = outset.end();
        PromotionAttempt attempt = desk.attempt(asked, memory.attempt());
        if (memory.attempt() == 0) {
            memory.attempt(attempt.number());
        }
        desk.closeBefore(asked, attempt);
        Throwable before = memory.abort();
        if (before != null) {
            throw aborted(before, asked, attempt, desk, end);
        }
        PromotionReport report;
        try {
            List<Approval> approvals = arguments.isRollback()
                    ? List.of()
                    : new ApprovalCall(run, listener, installation, patience, log).approvals(asked, attempt, desk);
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
