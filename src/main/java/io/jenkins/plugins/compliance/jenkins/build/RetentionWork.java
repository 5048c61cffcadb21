package io.jenkins.plugins.compliance.jenkins.build;

import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;

/** Once a day keeps every build that has to be kept, and lets go those that need not be any more. */
@Extension
public final class RetentionWork extends AsyncPeriodicWork {

    public RetentionWork() {
        super("Retention of builds with compliance evidence");
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.DAYS.toMillis(1);
    }

    @Override
    protected void execute(TaskListener listener) throws IOException {
        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        Installation installation = configuration.installation();
        installation.statuses().refresh();
        Map<String, Foundation> foundations = new HashMap<>();
        for (ServiceStatus status : installation.statuses().all()) {
            foundations.put(status.service().value(), Foundation.of(installation, status));
        }
        Retention retention = new Retention(
                foundations,
                configuration.getRetentionYears(),
                installation.clock().instant());
        for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
            for (Run<?, ?> run : job.getBuilds()) {
                if (run.getAction(EvidenceAction.class) != null && !run.isBuilding()) {
                    BuildKeeper.apply(
                            run,
                            retention.reason(
                                    EvidenceRunListener.records(run),
                                    Instant.ofEpochMilli(run.getStartTimeInMillis())));
                }
            }
        }
    }
}
