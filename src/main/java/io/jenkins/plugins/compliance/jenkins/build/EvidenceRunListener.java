package io.jenkins.plugins.compliance.jenkins.build;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.promotion.Abandonment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        Installation installation = configuration.installation();
        List<BuildRecord> records = records(run);
        String user = Jenkins.getAuthentication2().getName();
        try {
            if (!records.isEmpty()) {
                new Deletions(installation).build(run.getExternalizableId(), user, records);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record that " + run + " is deleted", e);
        } finally {
            // A build that goes on all the same carries its promotion out; whoever closes it does so when it has ended.
            if (!run.isBuilding()) {
                BuildPath path = new BuildPath(run.getParent().getFullName(), run.getNumber());
                new LeftoverPromotions(installation, configuration)
                        .closeAll(path::equals, new Abandonment("the build was deleted", Optional.of(user)));
            }
        }
    }

    static List<BuildRecord> records(Run<?, ?> run) {
        EvidenceAction action = run.getAction(EvidenceAction.class);
        return action == null ? List.of() : action.getRecords();
    }
}
