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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** Once a day keeps every build that has to be kept, and lets go those that need not be any more. */
@Extension
public final class RetentionWork extends AsyncPeriodicWork {

    /**
     * What was read of the chains.
     *
     * @param installation whose chains
     * @param builds the builds they name
     */
    private record Known(Installation installation, EvidenceBuilds builds) {}

    /** Used by the thread of the work alone, of which Jenkins runs one at a time. */
    private @Nullable Known builds;

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
        if (!applyToBuildsOfChains(installation, retention)) {
            applyToAll(retention);
        }
    }

    /**
     * Looks at the builds that the chains name, and at no others.
     *
     * @return whether that was all there are: one that collected evidence and is not where it was, and was not recorded to be
     *     deleted, is in a job that was renamed, or in another Jenkins
     */
    private boolean applyToBuildsOfChains(Installation installation, Retention retention) throws IOException {
        Known known = builds;
        if (known == null || !known.installation().equals(installation)) {
            known = new Known(installation, new EvidenceBuilds(installation.store()));
            builds = known;
        }
        known.builds().update();
        Set<BuildPath> missing = new HashSet<>(known.builds().collected());
        for (BuildPath path : known.builds().all()) {
            Job<?, ?> job = Jenkins.get().getItem("/" + path.job(), Jenkins.get(), Job.class);
            Run<?, ?> run = job == null ? null : job.getBuildByNumber(path.number());
            if (run != null) {
                missing.remove(path);
                apply(run, retention);
            }
        }
        return missing.isEmpty();
    }

    private static void applyToAll(Retention retention) throws IOException {
        for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
            for (Run<?, ?> run : job.getBuilds()) {
                apply(run, retention);
            }
        }
    }

    private static void apply(Run<?, ?> run, Retention retention) throws IOException {
        if (run.getAction(EvidenceAction.class) != null && !run.isBuilding()) {
            BuildKeeper.apply(
                    run,
                    retention.reason(
                            EvidenceRunListener.records(run), Instant.ofEpochMilli(run.getStartTimeInMillis())));
        }
    }
}
