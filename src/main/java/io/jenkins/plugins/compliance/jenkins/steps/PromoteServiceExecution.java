package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.jenkins.config.PolicyResolver;
import io.jenkins.plugins.compliance.promotion.DeploymentAction;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * A running {@code promoteService}. What it keeps over a restart is little, since the chain knows the rest: which attempt at
 * the promotion it is, where the body is, and whether it was aborted.
 */
final class PromoteServiceExecution extends BackgroundExecution implements PromotionCourse.Memory {

    private static final long serialVersionUID = 1L;

    private final PromotionArguments arguments;
    private final BodyBridge bridge = new BodyBridge();
    private volatile int attempt;
    private volatile @Nullable Throwable abort;
    private volatile @Nullable BodyExecution body;

    PromoteServiceExecution(StepContext context, PromotionArguments arguments) {
        super(context);
        this.arguments = arguments;
    }

    @Override
    Object work(Authentication authentication) throws Exception {
        Run<?, ?> run = Objects.requireNonNull(getContext().get(Run.class));
        TaskListener listener = Objects.requireNonNull(getContext().get(TaskListener.class));
        return new PromotionCourse(run, listener, arguments, bridge, this, this::act).follow(authentication);
    }

    @Override
    public void stop(Throwable cause) {
        bridge.cancel(cause);
        stopReading();
        // Also one that was told to begin and has not begun; one that has ended does not mind.
        BodyExecution running = body;
        if (running != null) {
            running.cancel(cause);
        }
    }

    @Override
    public String getStatus() {
        return bridge.isRunning() ? "running the body" : "promoting";
    }

    /** The body as the action. What it prints is in the build's log; its digest here is that of nothing. */
    private DeploymentAction.Result act(Map<String, String> environment) throws IOException, InterruptedException {
        if (!hasBody()) {
            bridge.requireNotCancelled();
            return result(true);
        }
        String key = environment.get("PROMOTION_SERVICE") + " " + environment.get("PROMOTION_ACTION");
        return result(bridge.run(key, new Stage(key, environment)));
    }

    static DeploymentAction.Result result(boolean succeeded) {
        return new DeploymentAction.Result(succeeded ? 0 : 1, Sha256Digest.compute(new byte[0]), 0);
    }

    /** Pipeline, as far as a body of this step is concerned. */
    private final class Stage implements BodyBridge.Stage {

        private final String key;
        private final Map<String, String> environment;

        Stage(String key, Map<String, String> environment) {
            this.key = key;
            this.environment = environment;
        }

        @Override
        public void start() throws IOException, InterruptedException {
            EnvironmentExpander expander = EnvironmentExpander.merge(
                    getContext().get(EnvironmentExpander.class), EnvironmentExpander.constant(environment));
            BodyExecution begun = getContext()
                    .newBodyInvoker()
                    .withContext(expander)
                    .withDisplayName(key)
                    .withCallback(new BodyEnd(bridge, key))
                    .start();
            body = begun;
            Throwable cause = bridge.cancellation();
            if (cause != null) {
                begun.cancel(cause);
            }
        }

        @Override
        public boolean isAlive() throws IOException, InterruptedException {
            Run<?, ?> run = getContext().get(Run.class);
            return run != null && run.isBuilding();
        }
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public void attempt(int number) throws IOException, InterruptedException {
        attempt = number;
        save();
    }

    @Override
    public PolicyInForce policy() throws IOException, InterruptedException {
        Run<?, ?> run = Objects.requireNonNull(getContext().get(Run.class));
        return read(() -> {
            FilePath workspace = arguments.policy().isEmpty() ? null : workspaceNow();
            return PolicyResolver.resolve(run, arguments.policy(), workspace).inForce();
        });
    }

    @Override
    public boolean hasBody() {
        return getContext().hasBody();
    }

    @Override
    public @Nullable Throwable abort() {
        return abort;
    }

    @Override
    public void abort(Throwable cause) throws IOException, InterruptedException {
        abort = cause;
        save();
    }

    @Override
    public void unstable(String message) throws IOException, InterruptedException {
        Objects.requireNonNull(getContext().get(FlowNode.class))
                .addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(message));
        getContext().setResult(Result.UNSTABLE);
    }

    /** Returns when it is on the disk, unless the Pipeline's durability setting has given that up. */
    private void save() throws IOException, InterruptedException {
        try {
            getContext().saveState().get();
        } catch (ExecutionException e) {
            throw new IOException("the build's state could not be saved: " + e.getMessage(), e);
        }
    }
}
