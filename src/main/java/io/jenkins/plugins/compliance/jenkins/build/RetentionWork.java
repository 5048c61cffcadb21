package io.jenkins.plugins.compliance.jenkins.build;

import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import io.jenkins.plugins.compliance.store.StoreException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** Once a day keeps every build that has to be kept, and lets go those that need not be any more. */
@Extension
public final class RetentionWork extends AsyncPeriodicWork {

    private static final Logger LOGGER = Logger.getLogger(RetentionWork.class.getName());

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
        Known known = known(installation);
        Set<ServiceName> unreadable = new TreeSet<>(known.builds().update());
        installation.statuses().refresh();
        unreadable.addAll(installation.statuses().unreadable());
        Retention retention = new Retention(
                foundations(installation, unreadable),
                unreadable.stream().map(ServiceName::value).collect(Collectors.toSet()),
                configuration.getRetentionYears(),
                installation.clock().instant());
        if (!applyToBuildsOfChains(known.builds(), retention)) {
            applyToAll(retention);
        }
    }

    private Known known(Installation installation) {
        Known known = builds;
        if (known == null || !known.installation().equals(installation)) {
            known = new Known(installation, new EvidenceBuilds(installation.store()));
            builds = known;
        }
        return known;
    }

    /** @param unreadable gets those services of which it cannot be told */
    private static Map<String, Foundation> foundations(Installation installation, Set<ServiceName> unreadable) {
        Map<String, Foundation> foundations = new HashMap<>();
        for (ServiceStatus status : installation.statuses().all()) {
            try {
                foundations.put(status.service().value(), Foundation.of(installation, status));
            } catch (StoreException e) {
                LOGGER.log(Level.WARNING, e, () -> "Cannot tell what " + status.service() + " rests on");
                unreadable.add(status.service());
            }
        }
        return foundations;
    }

    /**
     * Looks at the builds that the chains name, and at no others.
     *
     * @return whether that was all there are: one that collected evidence and is not where it was, and was not recorded to be
     *     deleted, is in a job that was renamed, or in another Jenkins; another build may be in its place by now
     */
    private static boolean applyToBuildsOfChains(EvidenceBuilds builds, Retention retention) {
        boolean all = true;
        Set<BuildPath> empty = new HashSet<>();
        for (Map.Entry<BuildPath, Map<String, List<Long>>> known : builds.all().entrySet()) {
            BuildPath path = known.getKey();
            Job<?, ?> job = Jenkins.get().getItem("/" + path.job(), Jenkins.get(), Job.class);
            Run<?, ?> run = job == null ? null : job.getBuildByNumber(path.number());
            if (run == null) {
                empty.add(path);
                all &= EvidenceBuilds.isAllOf(known.getValue(), List.of());
            } else {
                all &= EvidenceBuilds.isAllOf(known.getValue(), EvidenceRunListener.records(run));
                apply(run, retention);
            }
        }
        builds.forgetDeleted(empty);
        return all;
    }

    private static void applyToAll(Retention retention) {
        for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
            for (Run<?, ?> run : job.getBuilds()) {
                apply(run, retention);
            }
        }
    }

    private static void apply(Run<?, ?> run, Retention retention) {
        if (run.getAction(EvidenceAction.class) == null || run.isBuilding()) {
            return;
        }
        try {
            BuildKeeper.apply(
                    run,
                    retention.reason(
                            EvidenceRunListener.records(run), Instant.ofEpochMilli(run.getStartTimeInMillis())));
        } catch (IOException e) {
            // It stays as it is until the next day; the others must not wait for that.
            LOGGER.log(Level.WARNING, e, () -> "Cannot keep or let go " + run);
        }
    }
}
