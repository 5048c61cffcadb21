package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.Extension;
import hudson.model.Run;
import java.util.OptionalInt;
import org.jenkinsci.plugins.pipeline.modeldefinition.causes.RestartDeclarativePipelineCause;
import org.jspecify.annotations.Nullable;

/**
 * Knows builds that were restarted from a stage. Without the plugin pipeline-model-definition there are none, and Jenkins leaves this out, since it cannot
 * resolve the parameter of {@link #number}.
 */
@Extension(optional = true)
public final class RestartedBuild implements OriginalBuild {

    @Override
    public OptionalInt of(Run<?, ?> run) {
        return number(run.getCause(RestartDeclarativePipelineCause.class));
    }

    private static OptionalInt number(@Nullable RestartDeclarativePipelineCause cause) {
        return cause == null ? OptionalInt.empty() : OptionalInt.of(cause.getOriginRunNumber());
    }
}
