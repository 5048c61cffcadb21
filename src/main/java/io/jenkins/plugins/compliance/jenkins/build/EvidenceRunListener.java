package io.jenkins.plugins.compliance.jenkins.build;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.promotion.Abandonment;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import io.jenkins.plugins.compliance.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** Keeps builds with evidence once they have ended, and records when one is deleted all the same. */
@Extension
public final class EvidenceRunListener extends RunListener<Run<?, ?>> {

    private static final Logger LOGGER = Logger.getLogger(EvidenceRunListener.class.getName());

    @Override
    public void onCompleted(Run<?, ?> run, TaskListener listener) {
        List<BuildRecord> records = records(run);
        if (records.isEmpty()) {
            return;
        }
        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        try {
            BuildKeeper.apply(run, reason(run, records, configuration));
        } catch (IOException e) {
            // Jenkins logs it; the build stays until it is discarded, and the periodic work tries again before.
            throw new UncheckedIOException("cannot keep " + run, e);
        }
    }

    private static Optional<String> reason(
            Run<?, ?> run, List<BuildRecord> records, CompliancePromotionConfiguration configuration) {
        Installation installation = configuration.installation();
        Map<String, Foundation> foundations = new HashMap<>();
        for (BuildRecord record : records) {
            // What stands in build.xml is not to be trusted with a path.
            if (ServiceName.isValid(record.getService()) && !foundations.containsKey(record.getService())) {
                ServiceName service = new ServiceName(record.getService());
                try {
                    installation.statuses().refresh(service);
                    Optional<ServiceStatus> status = installation.statuses().of(service);
                    if (status.isPresent()) {
                        foundations.put(service.value(), Foundation.of(installation, status.get()));
                    }
                } catch (StoreException e) {
                    LOGGER.log(Level.WARNING, "Cannot tell whether anything rests on " + run + ", so it is kept", e);
                    return Optional.of("it has compliance evidence, and the chain of " + service + " cannot be read");
                }
            }
        }
        return new Retention(
                        foundations,
                        Set.of(),
                        configuration.getRetentionYears(),
                        installation.clock().instant())
                .reason(records, Instant.ofEpochMilli(run.getStartTimeInMillis()));
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
                new LeftoverPromotions(installation, configuration)
                        .closeAll(NotedPromotions.of(run), new Abandonment("the build was deleted", Optional.of(user)));
            }
        }
    }

    static List<BuildRecord> records(Run<?, ?> run) {
        EvidenceAction action = run.getAction(EvidenceAction.class);
        return action == null ? List.of() : action.getRecords();
    }
}
