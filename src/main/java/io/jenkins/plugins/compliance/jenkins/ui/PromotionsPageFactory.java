package io.jenkins.plugins.compliance.jenkins.ui;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.compliance.jenkins.build.EvidenceAction;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Tab;
import jenkins.model.TransientActionFactory;

/**
 * Gives jobs their page of promotions when one of the builds that Jenkins has in memory anyway, the last and the last
 * successful one, wrote to chains. Thread-safe.
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
        Stream<Run<?, ?>> builds = Stream.of(job.getLastBuild(), job.getLastSuccessfulBuild());
        return builds.anyMatch(build -> build != null && build.getAction(EvidenceAction.class) != null)
                ? List.of(new PromotionsPage(job))
                : List.of();
    }
}
