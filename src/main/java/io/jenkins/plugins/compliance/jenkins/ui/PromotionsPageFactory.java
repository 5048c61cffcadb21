package io.jenkins.plugins.compliance.jenkins.ui;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import io.jenkins.plugins.compliance.jenkins.build.EvidenceAction;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Tab;
import jenkins.model.TransientActionFactory;

/**
 * Gives jobs their page of promotions when a chain has a promotion by one of their builds, or when one of the builds that
 * Jenkins has in memory anyway, the last and the last successful one, wrote to chains: a job that was renamed has another
 * path than its chains say. Loads no build. Thread-safe.
 */
@Extension
@SuppressWarnings("rawtypes")
public final class PromotionsPageFactory extends TransientActionFactory<Job> {

    /** Called by Jenkins. */
    public PromotionsPageFactory() {}

    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    public Class<? extends Action> actionType() {
        return Tab.class;
    }

    @Override
    public Collection<? extends Action> createFor(Job job) {
        return isInChains(job) || isInMemory(job) ? List.of(new PromotionsPage(job)) : List.of();
    }

    private static boolean isInMemory(Job<?, ?> job) {
        return Stream.of(job.getLastBuild(), job.getLastSuccessfulBuild())
                .anyMatch(build -> build != null && build.getAction(EvidenceAction.class) != null);
    }

    private static boolean isInChains(Job<?, ?> job) {
        return CompliancePromotionConfiguration.get().installation().statuses().isPromotedBy(path(job));
    }

    /** As builds record it. Not the job's own address, which depends on the view that a request came through. */
    private static String path(Job<?, ?> job) {
        StringBuilder path = new StringBuilder(job.getShortUrl());
        for (ItemGroup<?> group = job.getParent(); group instanceof Item item; group = item.getParent()) {
            path.insert(0, item.getShortUrl());
        }
        return path.toString();
    }
}
