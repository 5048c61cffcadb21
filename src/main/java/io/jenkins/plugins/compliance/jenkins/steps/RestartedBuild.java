package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.model.Run;
import java.util.OptionalInt;
import org.jenkinsci.plugins.pipeline.modeldefinition.causes.RestartDeclarativePipelineCause;
import org.jenkinsci.plugins.variant.OptionalExtension;

/** Knows builds that were restarted from a stage. */
@OptionalExtension(requirePlugins = "pipeline-model-definition")
public final class RestartedBuild implements OriginalBuild {

    @Override
    public OptionalInt of(Run<?, ?> run) {
        RestartDeclarativePipelineCause cause = run.getCause(RestartDeclarativePipelineCause.class);
        return cause == null ? OptionalInt.empty() : OptionalInt.of(cause.getOriginRunNumber());
    }
}
