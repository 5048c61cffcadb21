package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.model.Run;
import java.util.OptionalInt;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayCause;

/** Knows builds that were replayed or rebuilt. */
@OptionalExtension(requirePlugins = "workflow-cps")
public final class ReplayedBuild implements OriginalBuild {

    @Override
    public OptionalInt of(Run<?, ?> run) {
        ReplayCause cause = run.getCause(ReplayCause.class);
        return cause == null ? OptionalInt.empty() : OptionalInt.of(cause.getOriginalNumber());
    }
}
