package io.jenkins.plugins.compliance.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.util.Secret;
import io.jenkins.plugins.compliance.jenkins.Caller;
import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import io.jenkins.plugins.compliance.jenkins.SigningKeys;
import java.util.List;
import java.util.Objects;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Saving a form without a change changes nothing. */
@WithJenkins
class ConfigurationFormTest {

    @Test
    void keepsEverySettingOfTheController(JenkinsRule jenkins) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(
                        CredentialsScope.SYSTEM, "company-key", "", Secret.fromString(SigningKeys.pem())));
        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        configuration.setPolicy(ShopPipelines.POLICY);
        configuration.setKeyName("jenkins.example.com/compliance");
        configuration.setSigningKey(new CredentialSigningKey("company-key"));
        configuration.setHomeDirectory("/var/lib/compliance-promotion");
        configuration.setBackupDirectory("/mnt/backup");
        configuration.setRetentionYears(9);
        configuration.setVerificationHours(12);
        configuration.setApprovalHours(48);
        configuration.setOnAbort("rollback");

        jenkins.configRoundtrip();

        assertThat(configuration.getPolicy()).isEqualToNormalizingNewlines(ShopPipelines.POLICY.strip());
        assertThat(configuration.getKeyName()).isEqualTo("jenkins.example.com/compliance");
        assertThat(configuration.getSigningKey())
                .usingRecursiveComparison()
                .isEqualTo(new CredentialSigningKey("company-key"));
        assertThat(configuration.getHomeDirectory()).isEqualTo("/var/lib/compliance-promotion");
        assertThat(configuration.getBackupDirectory()).isEqualTo("/mnt/backup");
        assertThat(configuration.getRetentionYears()).isEqualTo(9);
        assertThat(configuration.getVerificationHours()).isEqualTo(12);
        assertThat(configuration.getApprovalHours()).isEqualTo(48);
        assertThat(configuration.getOnAbort()).isEqualTo("rollback");
    }

    @Test
    void keepsTheDefaults(JenkinsRule jenkins) throws Exception {
        jenkins.configRoundtrip();

        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        assertThat(configuration.getPolicy()).isNull();
        assertThat(configuration.getKeyName()).isNull();
        assertThat(configuration.getSigningKey()).isInstanceOf(KeyFileSigningKey.class);
        assertThat(configuration.getHomeDirectory()).isNull();
        assertThat(configuration.getBackupDirectory()).isNull();
        assertThat(configuration.getRetentionYears()).isEqualTo(7);
        assertThat(configuration.getVerificationHours()).isEqualTo(24);
        assertThat(configuration.getApprovalHours()).isEqualTo(72);
        assertThat(configuration.getOnAbort()).isEqualTo("abandon");
    }

    @Test
    void keepsThePolicyOfAFolder(JenkinsRule jenkins) throws Exception {
        Folder folder = jenkins.jenkins.createProject(Folder.class, "team");
        FolderComplianceProperty property = new FolderComplianceProperty();
        property.setPolicy(ShopPipelines.POLICY);
        folder.addProperty(property);

        Folder after = jenkins.configRoundtrip(folder);

        assertThat(Objects.requireNonNull(after.getProperties().get(FolderComplianceProperty.class))
                        .getPolicy())
                .isEqualToNormalizingNewlines(ShopPipelines.POLICY.strip());
    }

    @Test
    void everySettingHasHelp(JenkinsRule jenkins) throws Exception {
        for (String setting : List.of(
                "policy",
                "keyName",
                "signingKey",
                "homeDirectory",
                "backupDirectory",
                "retentionYears",
                "verificationHours",
                "approvalHours",
                "onAbort")) {
            hasHelp(jenkins, CompliancePromotionConfiguration.class, setting);
        }
        hasHelp(jenkins, CredentialSigningKey.class, "credentialsId");
        hasHelp(jenkins, FolderComplianceProperty.class, "policy");
    }

    private static void hasHelp(JenkinsRule jenkins, Class<?> type, String setting) throws Exception {
        WebResponse help = Caller.anonymous(jenkins).get("descriptor/" + type.getName() + "/help/" + setting);
        assertThat(help.getStatusCode()).as(setting).isEqualTo(200);
        assertThat(help.getContentAsString()).as(setting).contains("<div>");
    }
}
