package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ListBoxModel;
import java.util.Arrays;
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
import org.kohsuke.stapler.verb.POST;

/** {@code verifyChain}: verifies evidence chains, and fails the build on a broken one. docs/pipeline.md describes it. */
public final class VerifyChainStep extends Step {

    private @Nullable String service;
    private boolean all;
    private int sinceBuild;
    private @Nullable String key;
    private long expectSize;
    private boolean drill;
    private @Nullable String onCannotTell;

    /** A step that says nothing yet. */
    @DataBoundConstructor
    public VerifyChainStep() {}

    public @Nullable String getService() {
        return service;
    }

    /** The service whose chain to verify. */
    @DataBoundSetter
    public void setService(@Nullable String service) {
        this.service = textOrNull(service);
    }

    public boolean isAll() {
        return all;
    }

    /** Whether to verify every chain. */
    @DataBoundSetter
    public void setAll(boolean all) {
        this.all = all;
    }

    public int getSinceBuild() {
        return sinceBuild;
    }

    /** The number of a build of this job; what it recorded must still be in the chains. */
    @DataBoundSetter
    public void setSinceBuild(int sinceBuild) {
        this.sinceBuild = sinceBuild;
    }

    public @Nullable String getKey() {
        return key;
    }

    /** A verifier key, or the path of a file of keys in the workspace; by default the installation's own keys. */
    @DataBoundSetter
    public void setKey(@Nullable String key) {
        this.key = textOrNull(key);
    }

    public long getExpectSize() {
        return expectSize;
    }

    /** How many entries the chain must have. */
    @DataBoundSetter
    public void setExpectSize(long expectSize) {
        this.expectSize = expectSize;
    }

    public boolean isDrill() {
        return drill;
    }

    /** Whether to tamper with copies, too, to see that this would be found out. */
    @DataBoundSetter
    public void setDrill(boolean drill) {
        this.drill = drill;
    }

    public @Nullable String getOnCannotTell() {
        return onCannotTell;
    }

    /** An {@link OnCannotTell} by its word; what is the default is not written into generated Pipelines. */
    @DataBoundSetter
    public void setOnCannotTell(@Nullable String onCannotTell) {
        String word = textOrNull(onCannotTell);
        this.onCannotTell = OnCannotTell.FAIL.word().equals(word) ? null : word;
    }

    private static @Nullable String textOrNull(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        try {
            return new VerifyChainExecution(context, new VerificationArguments(this));
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "verifyChain";
        }

        @Override
        public String getDisplayName() {
            return Messages.VerifyChainStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @Override
        public String argumentsToString(Map<String, Object> arguments) {
            return Boolean.TRUE.equals(arguments.get("all"))
                    ? "all"
                    : StepArguments.toString(arguments, List.of("service", "sinceBuild"));
        }

        /** The choices of the form; the same for everybody. */
        @POST
        public ListBoxModel doFillOnCannotTellItems() {
            return new ListBoxModel(Arrays.stream(OnCannotTell.values())
                    .map(each -> new ListBoxModel.Option(each.word(), each.word()))
                    .toArray(ListBoxModel.Option[]::new));
        }
    }
}
