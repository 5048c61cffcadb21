package io.jenkins.plugins.compliance.jenkins.ui;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Run;
import io.jenkins.plugins.compliance.jenkins.build.EvidenceAction;
import java.util.Collection;
import java.util.List;
import jenkins.model.Tab;
import jenkins.model.TransientActionFactory;

/** Gives builds that wrote to chains their page. Thread-safe. */
@Extension
@SuppressWarnings("rawtypes")
public final class EvidenceTabFactory extends TransientActionFactory<Run> {

    /** Called by Jenkins. */
    public EvidenceTabFactory() {}

    @Override
    public Class<Run> type() {
        return Run.class;
    }

    @Override
    public Class<? extends Action> actionType() {
        return Tab.class;
    }

    @Override
    public Collection<? extends Action> createFor(Run run) {
        // Not by way of all actions, of which this one is.
        EvidenceAction action = ((Run<?, ?>) run).getAction(EvidenceAction.class);
        // One that has only begun a promotion has nothing to show yet.
        return action == null || action.getRecords().isEmpty() ? List.of() : List.of(new EvidenceTab(run, action));
    }
}
