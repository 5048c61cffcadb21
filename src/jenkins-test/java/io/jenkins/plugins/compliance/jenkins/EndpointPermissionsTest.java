package io.jenkins.plugins.compliance.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.assertj.core.api.SoftAssertions;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The table of endpoints in docs/configuration.md is what Jenkins does; that it has all of them is tested elsewhere. */
@WithJenkins
class EndpointPermissionsTest {

    private static final Path TABLE = Path.of(System.getProperty("basedir", ""), "docs/configuration.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([A-Za-z.]+#[A-Za-z]+)` \\| [^|]+ \\| ([^|]+) \\|$");
    private static final Pattern FILE = Pattern.compile("\"sha256\":\"([0-9a-f]{64})\"");
    private static final String VAULT = "VaultTransitSigningKey.";

    @Test
    void everyEndpointIsOpenToWhomTheTableNamesOnly(JenkinsRule jenkins) throws Exception {
        restrict(jenkins);
        Map<String, Endpoint> endpoints = endpoints(jenkins);
        Map<String, String> table = table();

        assertThat(table.keySet()).as("rows with a case").isEqualTo(endpoints.keySet());
        SoftAssertions softly = new SoftAssertions();
        for (Map.Entry<String, Endpoint> each : endpoints.entrySet()) {
            softly.assertThat(each.getValue().permission()).as(each.getKey()).isEqualTo(table.get(each.getKey()));
            if (!each.getKey().startsWith(VAULT)) {
                each.getValue().check(each.getKey(), jenkins, unprivileged(jenkins, each.getValue()), softly);
            }
        }
        softly.assertAll();
    }

    @Test
    void thoseOfVaultAre(JenkinsRule jenkins) throws Exception {
        assumeTrue(
                jenkins.jenkins.getPlugin("hashicorp-vault-plugin") != null,
                "the Vault plugin is optional, and is not there");
        restrict(jenkins);
        SoftAssertions softly = new SoftAssertions();
        for (Map.Entry<String, Endpoint> each : endpoints(jenkins).entrySet()) {
            if (each.getKey().startsWith(VAULT)) {
                each.getValue().check(each.getKey(), jenkins, unprivileged(jenkins, each.getValue()), softly);
            }
        }
        softly.assertAll();
    }

    @Test
    void filesAskForThePermissionOnArtifactsWhereItIsInUse(JenkinsRule jenkins) throws Exception {
        String property = "hudson.security.ArtifactsPermission";
        System.setProperty(property, "true");
        boolean before = Run.ARTIFACTS.getEnabled();
        Run.ARTIFACTS.setEnabled(true);
        try {
            restrict(jenkins);
            jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ""));
            String file = "job/shop/1/evidence/file?sha256=" + file(jenkins);

            assertThat(Caller.of(jenkins, "viewer").get(file).getStatusCode()).isEqualTo(403);
            assertThat(Caller.of(jenkins, "viewer").get("job/shop/1/evidence/").getContentAsString())
                    .contains("lcov.info")
                    .doesNotContain("file?sha256=");
            assertThat(Caller.of(jenkins, "downloader").get(file).getStatusCode())
                    .isEqualTo(200);
        } finally {
            Run.ARTIFACTS.setEnabled(before);
            System.clearProperty(property);
        }
    }

    /** Everybody sees Jenkins and its items; what else somebody may is the one thing they are called after. */
    private static void restrict(JenkinsRule jenkins) {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grantWithoutImplication(Jenkins.READ, Item.DISCOVER, Item.READ)
                .everywhere()
                .toEveryone()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grantWithoutImplication(CompliancePermissions.VIEW)
                .everywhere()
                .to("viewer", "downloader", "alice")
                .grantWithoutImplication(CompliancePermissions.APPROVE)
                .everywhere()
                .to("alice", "approver")
                .grantWithoutImplication(Run.ARTIFACTS)
                .everywhere()
                .to("downloader")
                .grantWithoutImplication(Item.CONFIGURE)
                .everywhere()
                .to("configurer"));
    }

    private static List<Caller> unprivileged(JenkinsRule jenkins, Endpoint endpoint) {
        List<Caller> callers = new ArrayList<>(List.of(Caller.anonymous(jenkins), Caller.of(jenkins, "nobody")));
        if (!endpoint.permitted().equals("viewer")) {
            callers.add(Caller.of(jenkins, "viewer"));
        }
        callers.add(Caller.of(jenkins, "approver"));
        if (!endpoint.permitted().equals("configurer")) {
            callers.add(Caller.of(jenkins, "configurer"));
        }
        return callers;
    }

    private static Map<String, String> table() throws IOException {
        Map<String, String> table = new TreeMap<>();
        for (String line : Files.readAllLines(TABLE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                table.put(row.group(1), row.group(2));
            }
        }
        return table;
    }

    private static Map<String, Endpoint> endpoints(JenkinsRule jenkins) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(
                        CredentialsScope.SYSTEM, "company-key", "", Secret.fromString(SigningKeys.pem())));
        jenkins.jenkins.createProject(Folder.class, "team");
        Map<String, Endpoint> endpoints = new TreeMap<>();
        builds(jenkins, endpoints);
        approvals(jenkins, endpoints);
        configuration(endpoints);
        signingKeys(endpoints);
        return endpoints;
    }

    private static void builds(JenkinsRule jenkins, Map<String, Endpoint> to) throws Exception {
        jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ShopPipelines.PROMOTE));
        String view = "Compliance/View";
        String key = CompliancePromotionConfiguration.get().effectiveKeyName() + "+";
        to.put("ComplianceRootAction#doKeys", view(view, false, "compliance/auditor.vkey", Map.of(), key));
        to.put(
                "EvidenceTab#doKeys",
                view("Compliance/View on the job", false, "job/shop/1/evidence/auditor.vkey", Map.of(), key));
        to.put("ComplianceRootAction#doStatusTable", view(view, false, "compliance/status.md", Map.of(), "service-a"));
        to.put("ComplianceRootAction#doCsv", view(view, false, "compliance/services.csv", Map.of(), "service-a"));
        LeftPromotion.leave("p-1", "job/shop/9/");
        to.put(
                "ServicePage#doAbandon",
                new Endpoint(
                        "Compliance/View and Compliance/Administer",
                        true,
                        "compliance/service/service-a/abandon",
                        Map.of("promotion", "p-1", "reason", "the build is gone"),
                        "admin",
                        Endpoint.Others.REFUSED,
                        ""));
        to.put("ServicePage#doVerify", view(view, true, "compliance/service/service-a/verify", Map.of(), ""));
        to.put(
                "EvidenceTab#doFile",
                view(
                        "Compliance/View on the job; Run/Artifacts where that is in use",
                        false,
                        "job/shop/1/evidence/file",
                        Map.of("sha256", file(jenkins)),
                        "Scanner"));
        to.put(
                "EvidenceTab#doVerify",
                view("Compliance/View on the job", true, "job/shop/1/evidence/verify", Map.of(), ""));
    }

    private static Endpoint view(
            String permission, boolean post, String path, Map<String, String> parameters, String revealed) {
        return new Endpoint(permission, post, path, parameters, "viewer", Endpoint.Others.REFUSED, revealed);
    }

    /** The digest of the report of the scanner that the job shop collected. */
    private static String file(JenkinsRule jenkins) throws IOException {
        String evidence =
                Caller.of(jenkins, "admin").get("job/shop/1/evidence/api/json").getContentAsString();
        Matcher file = FILE.matcher(evidence);
        assertThat(file.find()).as(evidence).isTrue();
        return file.group(1);
    }

    private static void approvals(JenkinsRule jenkins, Map<String, Endpoint> to) throws Exception {
        CompliancePromotionConfiguration.get().setPolicy(ShopPipelines.POLICY_WITH_APPROVALS);
        for (String word : List.of("approve", "refuse")) {
            WorkflowRun run = Objects.requireNonNull(
                            ShopPipelines.job(jenkins.jenkins, word, ShopPipelines.COLLECT + ShopPipelines.PROMOTE)
                                    .scheduleBuild2(0))
                    .waitForStart();
            jenkins.waitForMessage("waiting until ", run);
            to.put(
                    "ApprovalAction#do" + Character.toUpperCase(word.charAt(0)) + word.substring(1),
                    new Endpoint(
                            "Compliance/View and Compliance/Approve on the job",
                            true,
                            run.getUrl() + "compliance-approvals/" + word,
                            Map.of("promotion", AwaitedPromotion.id(run), "reason", "not today"),
                            "alice",
                            Endpoint.Others.REFUSED,
                            ""));
        }
    }

    private static void configuration(Map<String, Endpoint> to) {
        String checks = "CompliancePromotionConfiguration#doCheck";
        to.put(checks + "Policy", check("checkPolicy", "format: 2"));
        to.put(checks + "HomeDirectory", check("checkHomeDirectory", "relative"));
        to.put(checks + "BackupDirectory", check("checkBackupDirectory", "relative"));
        to.put(checks + "KeyName", check("checkKeyName", "with a space"));
        String tests = "CompliancePromotionConfiguration#do";
        to.put(tests + "TestPolicy", button(configured("testPolicy"), Map.of("policy", ""), "There is no policy"));
        to.put(
                tests + "TestDirectories",
                button(
                        configured("testDirectories"),
                        Map.of("homeDirectory", "", "backupDirectory", ""),
                        "Written to and read from"));
        to.put(tests + "FillOnAbortItems", button(configured("fillOnAbortItems"), Map.of(), "Roll back"));
        to.put(
                "FolderComplianceProperty.DescriptorImpl#doCheckPolicy",
                new Endpoint(
                        "Job/Configure on the folder; others are told nothing",
                        true,
                        "job/team/" + descriptor("config.FolderComplianceProperty", "checkPolicy"),
                        Map.of("value", "format: 2"),
                        "configurer",
                        Endpoint.Others.TOLD_NOTHING,
                        "class=\"error\""));
        to.put(
                "VerifyChainStep.DescriptorImpl#doFillOnCannotTellItems",
                new Endpoint(
                        "everybody: they are the same everywhere",
                        true,
                        descriptor("steps.VerifyChainStep", "fillOnCannotTellItems"),
                        Map.of(),
                        "nobody",
                        Endpoint.Others.PERMITTED,
                        "unstable"));
    }

    private static void signingKeys(Map<String, Endpoint> to) {
        String credential = "CredentialSigningKey.DescriptorImpl#do";
        to.put(
                credential + "FillCredentialsIdItems",
                choices(
                        descriptor("config.CredentialSigningKey", "fillCredentialsIdItems"),
                        Map.of("credentialsId", "current"),
                        "company-key"));
        to.put(
                credential + "CheckCredentialsId",
                told(descriptor("config.CredentialSigningKey", "checkCredentialsId"), Map.of("value", "")));
        to.put(
                credential + "Test",
                button(
                        descriptor("config.CredentialSigningKey", "test"),
                        Map.of("credentialsId", "company-key"),
                        "Signed and verified"));
        to.put(
                "KeyFileSigningKey.DescriptorImpl#doTest",
                button(descriptor("config.KeyFileSigningKey", "test"), Map.of(), "Signed and verified"));
        to.put(
                "VaultTransitSigningKey.DescriptorImpl#doFillVaultCredentialIdItems",
                choices(
                        descriptor("vault.VaultTransitSigningKey", "fillVaultCredentialIdItems"),
                        Map.of("vaultCredentialId", "current"),
                        "\"value\":\"\""));
        to.put(
                "VaultTransitSigningKey.DescriptorImpl#doTest",
                button(
                        descriptor("vault.VaultTransitSigningKey", "test"),
                        Map.of("key", "compliance", "timeoutSeconds", "1"),
                        "no address of Vault"));
    }

    private static Endpoint check(String method, String wrong) {
        return told(configured(method), Map.of("value", wrong));
    }

    private static Endpoint told(String path, Map<String, String> parameters) {
        return new Endpoint(
                "Overall/Administer; others are told nothing",
                true,
                path,
                parameters,
                "admin",
                Endpoint.Others.TOLD_NOTHING,
                "class=\"error\"");
    }

    private static Endpoint choices(String path, Map<String, String> parameters, String revealed) {
        return new Endpoint(
                "Overall/Administer; others see the current one",
                true,
                path,
                parameters,
                "admin",
                Endpoint.Others.TOLD_NOTHING,
                revealed);
    }

    private static Endpoint button(String path, Map<String, String> parameters, String revealed) {
        return new Endpoint("Overall/Administer", true, path, parameters, "admin", Endpoint.Others.REFUSED, revealed);
    }

    private static String configured(String method) {
        return descriptor("config.CompliancePromotionConfiguration", method);
    }

    private static String descriptor(String type, String method) {
        return "descriptorByName/io.jenkins.plugins.compliance.jenkins." + type + "/" + method;
    }
}
