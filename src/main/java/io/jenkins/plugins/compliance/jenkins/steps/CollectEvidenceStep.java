package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code collectEvidence}: takes the reports of tools as evidence of a service. docs/pipeline.md describes it. */
public final class CollectEvidenceStep extends Step {

    private final String service;
    private @Nullable String sast;
    private @Nullable String coverage;
    private @Nullable String tests;
    private @Nullable String sbom;
    private @Nullable String files;
    private @Nullable String from;
    private @Nullable String version;

    /** @param service whose evidence it is */
    @DataBoundConstructor
    public CollectEvidenceStep(String service) {
        this.service = service;
    }

    public String getService() {
        return service;
    }

    public @Nullable String getSast() {
        return sast;
    }

    /** Which files are results of static analysis. */
    @DataBoundSetter
    public void setSast(@Nullable String sast) {
        this.sast = StepArguments.trimmed(sast);
    }

    public @Nullable String getCoverage() {
        return coverage;
    }

    /** Which files are reports of coverage. */
    @DataBoundSetter
    public void setCoverage(@Nullable String coverage) {
        this.coverage = StepArguments.trimmed(coverage);
    }

    public @Nullable String getTests() {
        return tests;
    }

    /** Which files are results of tests. */
    @DataBoundSetter
    public void setTests(@Nullable String tests) {
        this.tests = StepArguments.trimmed(tests);
    }

    public @Nullable String getSbom() {
        return sbom;
    }

    /** Which files are bills of materials. */
    @DataBoundSetter
    public void setSbom(@Nullable String sbom) {
        this.sbom = StepArguments.trimmed(sbom);
    }

    public @Nullable String getFiles() {
        return files;
    }

    /** Which files only have their digests recorded. */
    @DataBoundSetter
    public void setFiles(@Nullable String files) {
        this.files = StepArguments.trimmed(files);
    }

    public @Nullable String getFrom() {
        return from;
    }

    /** The job or build whose artifacts they are; by default they are in the workspace. */
    @DataBoundSetter
    public void setFrom(@Nullable String from) {
        this.from = StepArguments.trimmed(from);
    }

    public @Nullable String getVersion() {
        return version;
    }

    /** The version that the reports are about. */
    @DataBoundSetter
    public void setVersion(@Nullable String version) {
        this.version = StepArguments.trimmed(version);
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        try {
            return new CollectEvidenceExecution(context, new CollectArguments(this));
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "collectEvidence";
        }

        @Override
        public String getDisplayName() {
            return Messages.CollectEvidenceStep_displayName();
        }

        /** No workspace: evidence of another build needs none. Where one is needed the step says so. */
        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @Override
        public String argumentsToString(Map<String, Object> arguments) {
            return StepArguments.toString(arguments, List.of("service", "version", "from"));
        }
    }
}
