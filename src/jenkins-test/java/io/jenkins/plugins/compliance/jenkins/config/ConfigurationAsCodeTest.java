package io.jenkins.plugins.compliance.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.model.CNode;
import io.jenkins.plugins.casc.model.Mapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ConfigurationAsCodeTest {

    private static final String ALL = """
            unclassified:
              compliancePromotion:
                policy: |-
                  format: 1
                  name: company
                  services: { service-a: }
                keyName: jenkins.example.com/compliance
                signingKey:
                  credential:
                    credentialsId: company-key
                homeDirectory: /var/lib/compliance-promotion
                backupDirectory: /mnt/backup/compliance-promotion
                retentionYears: 8
                verificationHours: 12
                approvalHours: 48
                onAbort: rollback
            """;

    @TempDir
    private Path directory;

    private void configure(String yaml) throws Exception {
        Path file = Files.writeString(directory.resolve("jenkins.yaml"), yaml);
        ConfigurationAsCode.get().configure(file.toString());
    }

    private static Mapping exported() throws Exception {
        CNode node = Util.getUnclassifiedRoot(new ConfigurationContext(ConfiguratorRegistry.get()))
                .get("compliancePromotion");
        return Objects.requireNonNull(node).asMapping();
    }

    private void configureExported() throws Exception {
        Mapping root = new Mapping();
        Mapping unclassified = new Mapping();
        unclassified.put("compliancePromotion", exported());
        root.put("unclassified", unclassified);
        configure(Util.toYamlString(root));
    }

    private static void isAll() {
        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        assertThat(configuration.getPolicy()).isEqualTo("format: 1\nname: company\nservices: { service-a: }");
        assertThat(configuration.getKeyName()).isEqualTo("jenkins.example.com/compliance");
        assertThat(configuration.getSigningKey())
                .isInstanceOfSatisfying(
                        CredentialSigningKey.class,
                        key -> assertThat(key.getCredentialsId()).isEqualTo("company-key"));
        assertThat(configuration.getHomeDirectory()).isEqualTo("/var/lib/compliance-promotion");
        assertThat(configuration.getBackupDirectory()).isEqualTo("/mnt/backup/compliance-promotion");
        assertThat(configuration.getRetentionYears()).isEqualTo(8);
        assertThat(configuration.getVerificationHours()).isEqualTo(12);
        assertThat(configuration.getApprovalHours()).isEqualTo(48);
        assertThat(configuration.getOnAbort()).isEqualTo("rollback");
    }

    private static void reset() {
        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        configuration.setPolicy(null);
        configuration.setKeyName(null);
        configuration.setSigningKey(null);
        configuration.setHomeDirectory(null);
        configuration.setBackupDirectory(null);
        configuration.setRetentionYears(1);
        configuration.setVerificationHours(1);
        configuration.setApprovalHours(1);
        configuration.setOnAbort("abandon");
    }

    @Test
    void setsEverySetting(JenkinsRule jenkins) throws Exception {
        configure(ALL);

        isAll();
    }

    @Test
    void whatIsExportedComesToTheSame(JenkinsRule jenkins) throws Exception {
        configure(ALL);
        Mapping exported = exported();
        assertThat(exported.keySet())
                .containsExactlyInAnyOrder(
                        "policy",
                        "keyName",
                        "signingKey",
                        "homeDirectory",
                        "backupDirectory",
                        "retentionYears",
                        "verificationHours",
                        "approvalHours",
                        "onAbort");
        String yaml = Util.toYamlString(exported);
        reset();

        configure("unclassified:\n  compliancePromotion:\n" + yaml.indent(4));

        isAll();
    }

    @Test
    void whatIsExportedOfTheDefaultsComesToTheSame(JenkinsRule jenkins) throws Exception {
        configureExported();

        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        assertThat(configuration.getPolicy()).isNull();
        assertThat(configuration.getSigningKey()).isInstanceOf(KeyFileSigningKey.class);
        assertThat(configuration.getRetentionYears()).isEqualTo(7);
        assertThat(configuration.getOnAbort()).isEqualTo("abandon");
    }

    @Test
    void aKeyFileCanBeWrittenInTwoWays(JenkinsRule jenkins) throws Exception {
        for (String key : List.of("keyFile", "{ keyFile: {} }")) {
            CompliancePromotionConfiguration.get().setSigningKey(new CredentialSigningKey("other"));
            configure("unclassified: { compliancePromotion: { signingKey: " + key + " } }");
            assertThat(CompliancePromotionConfiguration.get().getSigningKey()).isInstanceOf(KeyFileSigningKey.class);
        }
    }

    @Test
    void refusesWhatIsNoSetting(JenkinsRule jenkins) {
        assertThatThrownBy(() -> configure("unclassified: { compliancePromotion: { onAbort: explode } }"))
                .isInstanceOf(ConfiguratorException.class)
                .hasStackTraceContaining("\"explode\" is none of abandon, rollback");
        assertThatThrownBy(() -> configure("unclassified: { compliancePromotion: { homeDirectory: relative } }"))
                .isInstanceOf(ConfiguratorException.class)
                .hasStackTraceContaining("compliancePromotion.homeDirectory");
        assertThatThrownBy(() -> configure("unclassified: { compliancePromotion: { retentionYears: -1 } }"))
                .isInstanceOf(ConfiguratorException.class)
                .hasStackTraceContaining("-1 is not from 0 to 100");
    }

    @Test
    void takesTheExamplesOfTheDocumentation(JenkinsRule jenkins) throws Exception {
        String docs = Files.readString(Path.of(System.getProperty("basedir", ""), "docs/configuration.md"));
        Matcher example = Pattern.compile("```yaml\n(unclassified:\n.*?)```", Pattern.DOTALL)
                .matcher(docs);
        int taken = 0;
        while (example.find()) {
            if (!example.group(1).contains("vaultTransit")
                    || jenkins.jenkins.getPlugin("hashicorp-vault-plugin") != null) {
                configure(example.group(1));
                taken++;
            }
        }
        assertThat(taken).isPositive();
    }

    @Test
    void aKeyOfVaultComesBack(JenkinsRule jenkins) throws Exception {
        assumeTrue(
                jenkins.jenkins.getPlugin("hashicorp-vault-plugin") != null,
                "the Vault plugin is optional, and is not there");
        configure("""
                unclassified:
                  compliancePromotion:
                    signingKey:
                      vaultTransit:
                        key: compliance
                        mount: keys/transit
                        vaultUrl: http://127.0.0.1:8200
                        vaultCredentialId: vault-token
                        vaultNamespace: team
                        timeoutSeconds: 5
                """);
        SigningKey before = CompliancePromotionConfiguration.get().getSigningKey();

        configureExported();

        assertThat(CompliancePromotionConfiguration.get().getSigningKey())
                .isNotSameAs(before)
                .usingRecursiveComparison()
                // No settings: the one before let go of its session when this one took its place.
                .ignoringFields("kept", "released")
                .isEqualTo(before);
        assertThat(exported()
                        .get("signingKey")
                        .asMapping()
                        .get("vaultTransit")
                        .asMapping()
                        .keySet())
                .containsExactlyInAnyOrder(
                        "key", "mount", "vaultUrl", "vaultCredentialId", "vaultNamespace", "timeoutSeconds");
    }
}
