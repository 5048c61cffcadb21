package io.jenkins.plugins.compliance.jenkins.config;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.compliance.promotion.LayeredPolicy;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The policy of a folder, which may tighten what stands above it and never loosen it. */
public final class FolderComplianceProperty extends AbstractFolderProperty<AbstractFolder<?>> {

    private @Nullable String policy;

    @DataBoundConstructor
    public FolderComplianceProperty() {
        // The policy is optional.
    }

    /** The policy, as YAML; null when the folder has none of its own. */
    public @Nullable String getPolicy() {
        return policy;
    }

    @DataBoundSetter
    public void setPolicy(@Nullable String policy) {
        this.policy = Util.fixEmptyAndTrim(policy);
    }

    /** Binds the property in forms and in configuration as code. */
    @Extension
    @Symbol("compliancePolicy")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor {

        @Override
        public String getDisplayName() {
            return Messages.FolderComplianceProperty_displayName();
        }

        /** Every problem of the policy's text, and what it loosens. */
        @POST
        public FormValidation doCheckPolicy(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
            boolean permitted =
                    item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
            String policy = Util.fixEmptyAndTrim(value);
            if (!permitted || policy == null) {
                return FormValidation.ok();
            }
            LayeredPolicy found =
                    PolicyResolver.withPolicy(item == null ? Jenkins.get() : item.getParent(), "this folder", policy);
            return found.inForce().policy().isPresent()
                    ? FormValidation.ok()
                    : FormValidations.ofProblem(Optional.of(found.inForce().missing()));
        }
    }
}
