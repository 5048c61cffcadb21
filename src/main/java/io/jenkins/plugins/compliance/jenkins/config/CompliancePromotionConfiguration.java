package io.jenkins.plugins.compliance.jenkins.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.PersistentDescriptor;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** The plugin's configuration of a controller, {@code unclassified: compliancePromotion:} in configuration as code. */
@Extension
@Symbol("compliancePromotion")
public final class CompliancePromotionConfiguration extends GlobalConfiguration implements PersistentDescriptor {

    private @Nullable String policy;
    private transient @Nullable Installation installation;

    /** The configuration of this controller. */
    public static CompliancePromotionConfiguration get() {
        return ExtensionList.lookupSingleton(CompliancePromotionConfiguration.class);
    }

    /** The installation in this controller's home directory. */
    public synchronized Installation installation() {
        Installation known = installation;
        if (known == null) {
            Path home = Jenkins.get().getRootDir().toPath().resolve("compliance-promotion");
            known = new Installation(home, InstantSource.system(), new SecureRandom()::nextLong);
            installation = known;
        }
        return known;
    }

    /** The policy, as YAML, of all jobs that bring none of their own; null when there is none. */
    public @Nullable String getPolicy() {
        return policy;
    }

    @DataBoundSetter
    public void setPolicy(@Nullable String policy) {
        this.policy = Util.fixEmptyAndTrim(policy);
        save();
    }

    @Override
    public String getDisplayName() {
        return Messages.CompliancePromotionConfiguration_displayName();
    }
}
