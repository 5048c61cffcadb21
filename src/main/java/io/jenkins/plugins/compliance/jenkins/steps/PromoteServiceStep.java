package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.config.OnAbort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** {@code promoteService}: promotes services on their evidence, or rolls one back. docs/pipeline.md describes it. */
public final class PromoteServiceStep extends Step {

    private @Nullable String service;
    private @Nullable List<String> services;
    private @Nullable String from;
    private @Nullable String to;
    private @Nullable String version;
    private @Nullable String policy;
    private boolean dryRun;
    private @Nullable String onFailure;
    private @Nullable String onAbort;
    private @Nullable String rollbackTo;
    private int waitFor;
    private @Nullable String mode;

    /** A step that says nothing yet. */
    @DataBoundConstructor
    public PromoteServiceStep() {}

    public @Nullable String getService() {
        return service;
    }

    /** One service. */
    @DataBoundSetter
    public void setService(@Nullable String service) {
        this.service = StepArguments.trimmed(service);
    }

    public @Nullable List<String> getServices() {
        return services == null ? null : List.copyOf(services);
    }

    /** Several services. */
    @DataBoundSetter
    public void setServices(@Nullable List<String> services) {
        this.services = services == null || services.isEmpty() ? null : new ArrayList<>(services);
    }

    public @Nullable String getFrom() {
        return from;
    }

    /** The stage they come from. */
    @DataBoundSetter
    public void setFrom(@Nullable String from) {
        this.from = StepArguments.trimmed(from);
    }

    public @Nullable String getTo() {
        return to;
    }

    /** The stage they go to. */
    @DataBoundSetter
    public void setTo(@Nullable String to) {
        this.to = StepArguments.trimmed(to);
    }

    public @Nullable String getVersion() {
        return version;
    }

    /** The version; by default that of the evidence which this build collected. */
    @DataBoundSetter
    public void setVersion(@Nullable String version) {
        this.version = StepArguments.trimmed(version);
    }

    public @Nullable String getPolicy() {
        return policy;
    }

    /** A policy as YAML, or its path in the workspace; by default the one that is configured. */
    @DataBoundSetter
    public void setPolicy(@Nullable String policy) {
        this.policy = StepArguments.trimmed(policy);
    }

    public boolean isDryRun() {
        return dryRun;
    }

    /** Whether only to say what would be done. */
    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public @Nullable String getOnFailure() {
        return onFailure;
    }

    /** A {@link FailureConduct} by its word. */
    @DataBoundSetter
    public void setOnFailure(@Nullable String onFailure) {
        this.onFailure = unlessDefault(onFailure, FailureConduct.FAIL.word());
    }

    public @Nullable String getOnAbort() {
        return onAbort;
    }

    /** An {@link OnAbort} by its word; by default the one that is configured. */
    @DataBoundSetter
    public void setOnAbort(@Nullable String onAbort) {
        this.onAbort = StepArguments.trimmed(onAbort);
    }

    public @Nullable String getRollbackTo() {
        return rollbackTo;
    }

    /** A version, or {@code #} and a sequence, to go back to. */
    @DataBoundSetter
    public void setRollbackTo(@Nullable String rollbackTo) {
        this.rollbackTo = StepArguments.trimmed(rollbackTo);
    }

    public int getWaitFor() {
        return waitFor;
    }

    /** Minutes to wait for another promotion. */
    @DataBoundSetter
    public void setWaitFor(int waitFor) {
        this.waitFor = waitFor;
    }

    public @Nullable String getMode() {
        return mode;
    }

    /** {@code linear} or {@code graph}. */
    @DataBoundSetter
    public void setMode(@Nullable String mode) {
        this.mode = unlessDefault(mode, "linear");
    }

    /** What is the default is not written into generated Pipelines. */
    private static @Nullable String unlessDefault(@Nullable String given, String byDefault) {
        String text = StepArguments.trimmed(given);
        return byDefault.equals(text) ? null : text;
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        try {
            OnAbort configured = OnAbort.ofWord(
                            CompliancePromotionConfiguration.get().getOnAbort())
                    .orElse(OnAbort.ABANDON);
            return new PromoteServiceExecution(context, new PromotionArguments(this, configured));
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        private static final String DSL = "org.jenkinsci.plugins.workflow.cps.DSL";

        @Override
        public String getFunctionName() {
            return "promoteService";
        }

        @Override
        public String getDisplayName() {
            return Messages.PromoteServiceStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @Override
        public String argumentsToString(Map<String, Object> arguments) {
            return StepArguments.toString(arguments, List.of("service", "services", "rollbackTo", "to", "version"));
        }

        /** In a form the services are one line of names, with commas or spaces between. */
        @Override
        public Step newInstance(@Nullable StaplerRequest2 request, JSONObject form) throws FormException {
            String line = form.optString("services");
            form.remove("services");
            form.put("services", JSONArray.fromObject(Util.tokenize(line, ", \t\n")));
            return super.newInstance(request, form);
        }

        /** That line. */
        public String line(@Nullable List<String> services) {
            return services == null ? "" : String.join(", ", services);
        }

        /**
         * Says yes, for there may be a body; but no to the one place that would refuse a call without one. Pipeline has no
         * word for "optional": its own {@code stage} step has an exception of its own, by class name, at that place
         * ({@code DSL.invokeStep}). If that moves, a call without a body has to be written with an empty one.
         */
        @Override
        public boolean takesImplicitBlockArgument() {
            return StackWalker.getInstance()
                    .walk(frames -> frames.skip(1).findFirst())
                    .filter(caller -> caller.getClassName().equals(DSL)
                            && caller.getMethodName().equals("invokeStep"))
                    .isEmpty();
        }
    }
}
