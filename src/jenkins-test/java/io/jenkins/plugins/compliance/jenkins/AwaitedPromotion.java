package io.jenkins.plugins.compliance.jenkins;

import hudson.model.Run;
import io.jenkins.plugins.compliance.jenkins.build.approval.ApprovalAction;
import io.jenkins.plugins.compliance.jenkins.build.approval.AwaitedApproval;
import java.util.List;
import java.util.Objects;

/** The promotion of a build for which approvals are awaited. */
public final class AwaitedPromotion {

    private AwaitedPromotion() {}

    /** Its identifier; there is one such promotion. */
    public static String id(Run<?, ?> run) {
        return of(run).getPromotion();
    }

    /** How it is shown; there is one such promotion. */
    public static AwaitedApproval of(Run<?, ?> run) {
        List<AwaitedApproval> awaited =
                Objects.requireNonNull(run.getAction(ApprovalAction.class)).getAwaited();
        if (awaited.size() != 1) {
            throw new AssertionError(run + " awaits approval of " + awaited.size() + " promotions");
        }
        return awaited.get(0);
    }
}
