package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.compliance.bundle.PackagingException;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.jenkins.build.BuildRecord;
import io.jenkins.plugins.compliance.jenkins.build.EvidenceAction;
import io.jenkins.plugins.compliance.jenkins.build.PackageArchive;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.jenkins.installation.SigningKeySource;
import io.jenkins.plugins.compliance.promotion.PromotionReport;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import io.jenkins.plugins.compliance.promotion.ServiceOutcome;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a build gets of a promotion that has come to its end: records, packages, and a result. */
final class PromotionEnd {

    private static final int MOST_REASONS = 20;

    private final Run<?, ?> run;
    private final TaskListener listener;
    private final BuildLog log;
    private final Installation installation;
    private final PackageArchive archive;

    PromotionEnd(
            Run<?, ?> run, TaskListener listener, BuildLog log, Installation installation, SigningKeySource signing) {
        this.run = run;
        this.listener = listener;
        this.log = log;
        this.installation = installation;
        this.archive = new PackageArchive(installation, signing);
    }

    /**
     * Attaches the packages, and says what became of each service.
     *
     * @return what the step returns
     * @throws AbortException when it did not complete, unless that is to make the build unstable
     */
    Object conclude(PromotionReport report, PromotionDesk desk, FailureConduct onFailure, PromotionCourse.Memory memory)
            throws IOException, InterruptedException {
        Map<String, String> packages = new LinkedHashMap<>();
        for (ServiceOutcome outcome : report.outcomes()) {
            say(outcome, desk);
            if (outcome.state().isPresent()) {
                PromotionState state = outcome.state().get();
                packages.put(outcome.service().value(), attach(outcome.service(), state, ResultMaps.word(outcome)));
            }
        }
        if (!report.completed()) {
            String message = FailureMessage.of(report);
            if (!onFailure.unstable()) {
                throw new AbortException(message);
            }
            log.line(message);
            memory.unstable(message);
        }
        return ResultMaps.promoted(report, packages);
    }

    /** The same for a promotion that was not carried to an end of its own. */
    void attach(Map<ServiceName, PromotionState> states) throws IOException, InterruptedException {
        for (Map.Entry<ServiceName, PromotionState> each : states.entrySet()) {
            PromotionState state = each.getValue();
            attach(each.getKey(), state, state.phase().name().toLowerCase(Locale.ROOT));
        }
    }

    private void say(ServiceOutcome outcome, PromotionDesk desk) throws IOException {
        String word = ResultMaps.word(outcome);
        if (outcome.recorded()) {
            log.line(outcome.service() + ": " + word + " before; nothing was done");
        }
        outcome.reasons().stream().limit(MOST_REASONS).forEach(reason -> log.line(outcome.service() + ": " + reason));
        if (outcome.result() == ServiceOutcome.Result.REFUSED) {
            desk.holder(outcome.service())
                    .ifPresent(holder -> log.line(outcome.service() + ": held by " + log.holder(holder)));
        }
    }

    /** The record comes first and last: what was promoted is on the build's page also where no package can be made. */
    private String attach(ServiceName service, PromotionState state, String outcome)
            throws IOException, InterruptedException {
        installation.statuses().refresh(service);
        record(service, state, outcome, "");
        String name;
        try {
            name = archive.attach(run, listener, service, state.id().value());
        } catch (IOException | PackagingException | SigningException | NoteSigningException e) {
            throw new IOException(
                    "the promotion " + state.id() + " of " + service + " is recorded as " + outcome
                            + ", but its evidence package could not be attached: " + e.getMessage()
                            + "; run the step again when that is repaired",
                    e);
        }
        record(service, state, outcome, name);
        return name;
    }

    private void record(ServiceName service, PromotionState state, String outcome, String packageName)
            throws IOException {
        EvidenceAction.of(run)
                .record(new BuildRecord(
                        "promotion",
                        service.value(),
                        state.id().value(),
                        state.from(),
                        state.to(),
                        state.version(),
                        outcome,
                        state.last().sequence(),
                        state.last().hash().hex(),
                        packageName));
        run.save();
    }
}
