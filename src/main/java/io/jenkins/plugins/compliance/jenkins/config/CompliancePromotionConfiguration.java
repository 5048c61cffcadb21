package io.jenkins.plugins.compliance.jenkins.config;

import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.PersistentDescriptor;
import hudson.model.Run;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.jenkins.installation.SigningKeySource;
import io.jenkins.plugins.compliance.signing.Signer;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The plugin's configuration of a controller, {@code unclassified: compliancePromotion:} in configuration as code. */
@Extension
@Symbol("compliancePromotion")
public final class CompliancePromotionConfiguration extends GlobalConfiguration implements PersistentDescriptor {

    private static final int RETENTION_YEARS = 7;
    private static final int MOST_YEARS = 100;
    private static final int VERIFICATION_HOURS = 24;
    private static final int APPROVAL_HOURS = 72;
    private static final int MOST_HOURS = 24 * 31;

    private @Nullable String policy;
    private volatile @Nullable String homeDirectory;
    private @Nullable String keyName;
    private @Nullable SigningKey signingKey;
    private @Nullable String backupDirectory;
    private volatile int retentionYears = RETENTION_YEARS;
    private volatile int verificationHours = VERIFICATION_HOURS;
    private volatile int approvalHours = APPROVAL_HOURS;
    private String onAbort = OnAbort.ABANDON.word();

    /** By directory, and never closed: builds under way hold on to what they began with, and a chain opens only once. */
    private final transient Map<Path, Installation> installations = new HashMap<>();

    /** The configuration of this controller. */
    public static CompliancePromotionConfiguration get() {
        return ExtensionList.lookupSingleton(CompliancePromotionConfiguration.class);
    }

    /** The installation in the configured home directory. */
    public synchronized Installation installation() {
        return installations.computeIfAbsent(
                home(), home -> new Installation(home, InstantSource.system(), new SecureRandom()::nextLong));
    }

    private Path home() {
        return homeDirectory == null
                ? Jenkins.get().getRootDir().toPath().resolve("compliance-promotion")
                : Path.of(homeDirectory);
    }

    /**
     * Who signs what is recorded in the installation that is configured now. It stays that one's when another directory is
     * configured meanwhile: what a promotion records is where it began, and only the keys named there verify it.
     *
     * @param user the build that signs, which credentials are recorded to be used by; null for what is done by no build
     */
    public SigningKeySource signing(@Nullable Run<?, ?> user) {
        Installation bound = installation();
        return () -> {
            Signer signer = open(getSigningKey(), bound.home(), user);
            return bound.verifierKeys().identity(effectiveKeyName(bound), signer);
        };
    }

    Signer open(SigningKey key, @Nullable Run<?, ?> user) throws SigningException {
        return open(key, home(), user);
    }

    private static Signer open(SigningKey key, Path home, @Nullable Run<?, ?> user) throws SigningException {
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new SigningException("the home directory " + home + " cannot be made: " + e, e);
        }
        return key.open(home, user);
    }

    /** The name that is signed under: the configured one, the one used before, or one made of this controller's address. */
    public String effectiveKeyName() throws SigningException {
        return effectiveKeyName(installation());
    }

    /** A name that is configured is about the directory that is configured with it. */
    private String effectiveKeyName(Installation installation) throws SigningException {
        return installation
                .verifierKeys()
                .keyName(
                        installation.equals(installation()) ? Optional.ofNullable(keyName) : Optional.empty(),
                        DefaultKeyName.of(Optional.ofNullable(Jenkins.get().getRootUrl())));
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

    /** The directory of chains and evidence; null for {@code JENKINS_HOME/compliance-promotion}. */
    public synchronized @Nullable String getHomeDirectory() {
        return homeDirectory;
    }

    /** @throws IllegalArgumentException when it is not an absolute path */
    @DataBoundSetter
    public synchronized void setHomeDirectory(@Nullable String homeDirectory) {
        this.homeDirectory = directory("homeDirectory", homeDirectory);
        save();
    }

    /** The name that is signed under; null to leave it to {@link #effectiveKeyName()}. */
    public @Nullable String getKeyName() {
        return keyName;
    }

    /** @throws IllegalArgumentException when it is not a key name */
    @DataBoundSetter
    public void setKeyName(@Nullable String keyName) {
        String name = Util.fixEmptyAndTrim(keyName);
        SettingProblems.refuse("keyName", Optional.ofNullable(name).flatMap(SettingProblems::ofKeyName));
        this.keyName = name;
        save();
    }

    /** The key that signs. */
    public SigningKey getSigningKey() {
        SigningKey configured = signingKey;
        return configured == null ? new KeyFileSigningKey() : configured;
    }

    @DataBoundSetter
    public void setSigningKey(@Nullable SigningKey signingKey) {
        SigningKey before = this.signingKey;
        this.signingKey = signingKey;
        if (before != null && before != signingKey) {
            before.release();
        }
        save();
    }

    /** The directory chains and evidence are copied to; null when they are not. */
    public @Nullable String getBackupDirectory() {
        return backupDirectory;
    }

    /** @throws IllegalArgumentException when it is not an absolute path */
    @DataBoundSetter
    public void setBackupDirectory(@Nullable String backupDirectory) {
        this.backupDirectory = directory("backupDirectory", backupDirectory);
        save();
    }

    /** For how many years builds with evidence are kept at least. */
    public int getRetentionYears() {
        return retentionYears;
    }

    /** @throws IllegalArgumentException when it is negative, or beyond 100 */
    @DataBoundSetter
    public void setRetentionYears(int retentionYears) {
        this.retentionYears = within("retentionYears", retentionYears, 0, MOST_YEARS);
        save();
    }

    /** After how many hours every chain is verified again. */
    public int getVerificationHours() {
        return verificationHours;
    }

    /** @throws IllegalArgumentException when it is not positive, or longer than a month */
    @DataBoundSetter
    public void setVerificationHours(int verificationHours) {
        this.verificationHours = within("verificationHours", verificationHours, 1, MOST_HOURS);
        save();
    }

    /** For how many hours a promotion waits for the approvals that a policy asks for. */
    public int getApprovalHours() {
        return approvalHours;
    }

    /** @throws IllegalArgumentException when it is not positive, or longer than a month */
    @DataBoundSetter
    public void setApprovalHours(int approvalHours) {
        this.approvalHours = within("approvalHours", approvalHours, 1, MOST_HOURS);
        save();
    }

    /** What becomes of a promotion when its build is aborted and the step does not say: a word of {@link OnAbort}. */
    public String getOnAbort() {
        return onAbort;
    }

    /** @throws IllegalArgumentException when it is no word of {@link OnAbort} */
    @DataBoundSetter
    public void setOnAbort(String onAbort) {
        this.onAbort = OnAbort.ofWord(onAbort)
                .map(OnAbort::word)
                .orElseThrow(() -> new IllegalArgumentException("compliancePromotion.onAbort: \"" + onAbort
                        + "\" is none of " + String.join(", ", OnAbort.words())));
        save();
    }

    private static @Nullable String directory(String setting, @Nullable String text) {
        String directory = Util.fixEmptyAndTrim(text);
        SettingProblems.refuse(setting, Optional.ofNullable(directory).flatMap(SettingProblems::ofDirectory));
        return directory;
    }

    private static int within(String setting, int value, int least, int most) {
        SettingProblems.refuse(
                setting,
                value < least || value > most
                        ? Optional.of(value + " is not from " + least + " to " + most)
                        : Optional.empty());
        return value;
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        try (BulkChange change = new BulkChange(this)) {
            request.bindJSON(this, form);
            change.commit();
            return true;
        } catch (IOException e) {
            throw new FormException(e, "compliancePromotion");
        }
    }

    @Override
    public String getDisplayName() {
        return Messages.CompliancePromotionConfiguration_displayName();
    }

    /** Every problem of the policy's text. */
    @POST
    public FormValidation doCheckPolicy(@QueryParameter String value) {
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return FormValidation.ok();
        }
        return FormValidations.ofProblems(SettingProblems.ofPolicy(value));
    }

    /** Whether the home directory can be one. */
    @POST
    public FormValidation doCheckHomeDirectory(@QueryParameter String value) {
        return checkDirectory(value);
    }

    /** Whether the backup directory can be one. */
    @POST
    public FormValidation doCheckBackupDirectory(@QueryParameter String value) {
        return checkDirectory(value);
    }

    private static FormValidation checkDirectory(String value) {
        String directory = Util.fixEmptyAndTrim(value);
        if (directory == null || !Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return FormValidation.ok();
        }
        return FormValidations.ofProblem(SettingProblems.ofDirectory(directory));
    }

    /** Whether the key name can be one, and is the one that was used before. */
    @POST
    public FormValidation doCheckKeyName(@QueryParameter String value) {
        String name = Util.fixEmptyAndTrim(value);
        if (name == null || !Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return FormValidation.ok();
        }
        Optional<String> problem = SettingProblems.ofKeyName(name);
        if (problem.isPresent()) {
            return FormValidations.ofProblem(problem);
        }
        try {
            installation().verifierKeys().keyName(Optional.of(name), name);
            return FormValidation.ok();
        } catch (SigningException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /** Parses the policy, and says what it holds. */
    @POST
    public FormValidation doTestPolicy(@QueryParameter String policy) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return FormValidations.ofPolicy(policy);
    }

    /** Writes to both directories, and takes it back. */
    @POST
    public FormValidation doTestDirectories(
            @QueryParameter String homeDirectory, @QueryParameter String backupDirectory) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        String home = Util.fixEmptyAndTrim(homeDirectory);
        String backup = Util.fixEmptyAndTrim(backupDirectory);
        return FormValidations.ofWriting(home == null ? home().toString() : home, Optional.ofNullable(backup));
    }

    /** The words of {@link OnAbort}, explained. */
    @POST
    public ListBoxModel doFillOnAbortItems() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return new ListBoxModel(
                new ListBoxModel.Option(Messages.CompliancePromotionConfiguration_abandon(), OnAbort.ABANDON.word()),
                new ListBoxModel.Option(
                        Messages.CompliancePromotionConfiguration_rollBack(), OnAbort.ROLL_BACK.word()));
    }
}
