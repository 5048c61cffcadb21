package io.jenkins.plugins.compliance.jenkins.build;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;

/** Keeps builds with evidence once they have ended, and records when one is deleted all the same. */
@Extension
public final class EvidenceRunListener extends RunListener<Run<?, ?>> {

    @Override
    public void onCompleted(Run<?, ?> run, TaskListener listener) {
        List<BuildRecord> records = records(run);
        if (records.isEmpty()) {
            return;
        }
        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        Instant now = configuration.installation().clock().instant();
        try {
            BuildKeeper.apply(
                    run,
                    new Retention(Map.of(), configuration.getRetentionYears(), now)
                            .reason(records, Instant.ofEpochMilli(run.getStartTimeInMillis())));
        } catch (IOException e) {
            // Jenkins logs it; the build stays until it is discarded, and the periodic work tries again before.
            throw new UncheckedIOException("cannot keep " + run, e);
        }
    }

    /** Nothing can stop this deletion any more; it is recorded. */
    @Override
    public void onDeleted(Run<?, ?> run) {
        List<BuildRecord> records = records(run);
        if (!records.isEmpty()) {
            try {
                new Deletions(CompliancePromotionConfiguration.get().installation())
                        .build(
                                run.getExternalizableId(),
                                Jenkins.getAuthentication2().getName(),
                                records);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot record that " + run + " is deleted", e);
            }
        }
    }

    static List<BuildRecord> records(Run<?, ?> run) {
        EvidenceAction action = run.getAction(EvidenceAction.class);
        return action == null ? List.of() : action.getRecords();
    }
}
