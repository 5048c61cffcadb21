package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.evidence.collect.CollectedEvidence;
import io.jenkins.plugins.compliance.jenkins.build.BuildRecord;
import io.jenkins.plugins.compliance.jenkins.build.EvidenceAction;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.config.PolicyResolver;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.promotion.EvidenceRegister;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.springframework.security.core.Authentication;

/**
 * A running {@code collectEvidence}. After a restart it collects once more: what was recorded before that is then evidence
 * that newer evidence follows, and does no harm.
 */
final class CollectEvidenceExecution extends BackgroundExecution {

    private static final long serialVersionUID = 1L;

    private final CollectArguments arguments;

    CollectEvidenceExecution(StepContext context, CollectArguments arguments) {
        super(context);
        this.arguments = arguments;
    }

    @Override
    Object work(Authentication authentication) throws Exception {
        Run<?, ?> run = Objects.requireNonNull(getContext().get(Run.class));
        TaskListener listener = Objects.requireNonNull(getContext().get(TaskListener.class));
        // Whose evidence counts has a say in what is promoted.
        BuildPermission.require(run.getParent(), authentication, CompliancePermissions.PROMOTE);
        require(PolicyResolver.evidenceRefusal(run, arguments.service()));
        Installation installation = CompliancePromotionConfiguration.get().installation();
        EvidenceIntake intake = new EvidenceIntake(arguments, installation.files());
        BuildLog log = BuildLog.of(listener.getLogger(), run.getUrl());
        // Only this is interrupted when the step is stopped: an agent may hang, a chain does not.
        Taken taken = read(() -> take(run, intake));
        taken.from().ifPresent(build -> log.collectsFrom(arguments.service(), build));
        PolicyInForce policy = PolicyResolver.resolve(run.getParent()).inForce();
        EvidenceAction action = EvidenceAction.of(run);
        Map<String, Object> result;
        try (EvidenceChain chain = installation.store().chain(arguments.service())) {
            EvidenceRegister own = new EvidenceRegister(chain, policy, arguments.version(), Optional.of(run.getUrl()));
            EvidenceRegister register = taken.from().map(own::collectedFrom).orElse(own);
            result = intake.record(taken.evidence(), register, (entry, evidence) -> {
                log.appended(entry);
                action.record(record(entry, evidence));
            });
        }
        run.save();
        installation.statuses().refresh(arguments.service());
        return result;
    }

    private BuildRecord record(EvidenceEntry entry, CollectedEvidence evidence) {
        return new BuildRecord(
                "evidence",
                arguments.service().value(),
                "",
                "",
                "",
                arguments.version().orElse(""),
                evidence.document().kind().word(),
                entry.sequence(),
                entry.hash().hex(),
                "");
    }

    private static void require(Optional<String> refusal) throws AbortException {
        if (refusal.isPresent()) {
            throw new AbortException("collectEvidence: " + refusal.get());
        }
    }

    /**
     * What was read.
     *
     * @param evidence of each kind
     * @param from the path of the build whose artifacts the reports are; empty when they lay in the workspace
     */
    private record Taken(List<CollectedEvidence> evidence, Optional<String> from) {}

    private Taken take(Run<?, ?> run, EvidenceIntake intake) throws IOException, InterruptedException {
        ReportPlace place = place(run);
        Optional<String> from = place.elsewhere();
        require(from.flatMap(build -> PolicyResolver.evidenceRefusal(run, arguments.service(), build)));
        return new Taken(intake.collect(place), from);
    }

    @Override
    public void stop(Throwable cause) {
        stopReading();
        getContext().onFailure(cause);
    }

    private ReportPlace place(Run<?, ?> run) throws IOException, InterruptedException {
        CollectLimits limits = new CollectLimits();
        if (arguments.from().isPresent()) {
            return ArchivedReports.of(arguments.from().get(), run, limits);
        }
        FilePath workspace = workspace();
        if (workspace == null) {
            throw new AbortException(
                    "collectEvidence needs a workspace: put it into a node block, or collect what another"
                            + " build archived with from:");
        }
        return new WorkspaceReports(workspace, limits);
    }
}
