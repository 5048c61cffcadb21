package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.AbortException;
import hudson.Functions;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Tells the bridge how the body comes along. Saved with the body, and with the bridge as one. */
final class BodyEnd extends BodyExecutionCallback {

    private static final long serialVersionUID = 1L;

    private final BodyBridge bridge;
    private final String key;

    BodyEnd(BodyBridge bridge, String key) {
        this.bridge = bridge;
        this.key = key;
    }

    @Override
    public void onStart(StepContext context) {
        bridge.started(key);
    }

    @Override
    public void onSuccess(StepContext context, Object result) {
        bridge.ended(key, BodyBridge.State.SUCCEEDED);
    }

    @Override
    public void onFailure(StepContext context, Throwable reason) {
        if (reason instanceof FlowInterruptedException interruption && interruption.isActualInterruption()) {
            bridge.cancel(reason);
            bridge.ended(key, BodyBridge.State.ABORTED);
        } else {
            tell(context, reason);
            bridge.ended(key, BodyBridge.State.FAILED);
        }
    }

    /** The step will fail with the promotion's outcome; what the body threw would be lost otherwise. */
    private static void tell(StepContext context, Throwable reason) {
        try {
            PrintStream log =
                    Objects.requireNonNull(context.get(TaskListener.class)).getLogger();
            log.println("[compliance] the body failed: " + reason.getMessage());
            if (!(reason instanceof AbortException || reason instanceof FlowInterruptedException)) {
                Functions.printStackTrace(reason, log);
            }
        } catch (IOException | InterruptedException e) {
            reason.addSuppressed(e);
        }
    }
}
