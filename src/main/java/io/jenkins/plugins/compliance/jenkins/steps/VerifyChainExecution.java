package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.jenkins.build.BuildRecord;
import io.jenkins.plugins.compliance.jenkins.build.EvidenceAction;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.springframework.security.core.Authentication;

/** Runs a {@link VerifyChainStep}. Nothing is changed by it, so that after a restart it simply runs again. */
final class VerifyChainExecution extends BackgroundExecution {

    private static final long serialVersionUID = 1L;

    private final VerificationArguments arguments;

    VerifyChainExecution(StepContext context, VerificationArguments arguments) {
        super(context);
        this.arguments = arguments;
    }

    @Override
    Object work(Authentication authentication) throws Exception {
        Run<?, ?> run = Objects.requireNonNull(getContext().get(Run.class));
        PrintStream log =
                Objects.requireNonNull(getContext().get(TaskListener.class)).getLogger();
        BuildPermission.require(run.getParent(), authentication, CompliancePermissions.VIEW);
        AuditOutcome outcome = read(() -> audit(run, log));
        conclude(outcome, run);
        return outcome.map();
    }

    private AuditOutcome audit(Run<?, ?> run, PrintStream log) throws IOException, InterruptedException {
        try {
            return new ChainAudit(
                            CompliancePromotionConfiguration.get().installation(),
                            arguments,
                            StepKeys.of(arguments.key(), this::workspace),
                            recordedSince(run),
                            line -> log.println("[compliance] " + line))
                    .run();
        } catch (UnusableKeyException e) {
            // Without a stack trace: what it is about is not this code.
            AbortException abort = new AbortException(e.getMessage());
            abort.initCause(e);
            throw abort;
        }
    }

    @Override
    public void stop(Throwable cause) {
        stopReading();
        getContext().onFailure(cause);
    }

    private List<BuildRecord> recordedSince(Run<?, ?> run) throws AbortException {
        int number = arguments.sinceBuild();
        if (number == 0) {
            return List.of();
        }
        Run<?, ?> build = run.getParent().getBuildByNumber(number);
        if (build == null) {
            throw new AbortException("sinceBuild: there is no build #" + number + " of "
                    + run.getParent().getFullName());
        }
        EvidenceAction action = build.getAction(EvidenceAction.class);
        List<BuildRecord> records = action == null ? List.of() : action.getRecords();
        if (records.stream()
                .noneMatch(record -> arguments.service().isEmpty()
                        || record.getService().equals(arguments.service().get().value()))) {
            throw new AbortException("sinceBuild: build #" + number + " recorded nothing"
                    + arguments.service().map(service -> " about " + service).orElse(""));
        }
        return records;
    }

    private void conclude(AuditOutcome outcome, Run<?, ?> run) throws IOException, InterruptedException {
        Verdict verdict = outcome.verdict();
        boolean nothing = outcome.chains().isEmpty();
        if (verdict == Verdict.BROKEN
                || nothing
                || verdict == Verdict.CANNOT_TELL && arguments.onCannotTell() == OnCannotTell.FAIL) {
            throw new AbortException(outcome.complaint());
        }
        if (verdict == Verdict.CANNOT_TELL && arguments.onCannotTell() == OnCannotTell.UNSTABLE) {
            Objects.requireNonNull(getContext().get(FlowNode.class))
                    .addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(outcome.complaint()));
            run.setResult(Result.UNSTABLE);
        }
    }
}
