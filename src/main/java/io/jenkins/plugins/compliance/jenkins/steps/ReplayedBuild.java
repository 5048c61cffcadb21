package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.Extension;
import hudson.model.Run;
import java.util.OptionalInt;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayCause;
import org.jspecify.annotations.Nullable;

/**
 * Knows builds that were replayed or rebuilt. Without the plugin workflow-cps there are none, and Jenkins leaves this out, since it cannot
 * resolve the parameter of {@link #number}.
 */
@Extension(optional = true)
public final class ReplayedBuild implements OriginalBuild {

    @Override
    public OptionalInt of(Run<?, ?> run) {
        return number(run.getCause(ReplayCause.class));
    }

    private static OptionalInt number(@Nullable ReplayCause cause) {
        return cause == null ? OptionalInt.empty() : OptionalInt.of(cause.getOriginalNumber());
    }
}
