package io.jenkins.plugins.compliance.jenkins.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.diagnosis.OldDataMonitor;
import hudson.model.Items;
import hudson.model.Run;
import hudson.remoting.ClassFilter;
import hudson.util.XStream2;
import io.jenkins.plugins.compliance.jenkins.AwaitedPromotion;
import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import io.jenkins.plugins.compliance.jenkins.build.approval.ApprovalAction;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.config.CredentialSigningKey;
import io.jenkins.plugins.compliance.jenkins.config.FolderComplianceProperty;
import io.jenkins.plugins.compliance.jenkins.config.KeyFileSigningKey;
import java.util.List;
import java.util.Objects;
import jenkins.model.Jenkins;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What is saved in XML is read back by another session, through the filter of classes that a Jenkins has. */
class PersistenceTest {

    private static final RecursiveComparisonConfiguration SAME = RecursiveComparisonConfiguration.builder()
            .withIgnoredFields("run", "rounds", "owner")
            .withStrictTypeChecking(true)
            .build();

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private static <T> T again(XStream2 xstream, T object) {
        assertThat(ClassFilter.DEFAULT.isBlacklisted(SAME.getClass()))
                .as("a class of a library")
                .isTrue();
        String xml = xstream.toXML(object);
        @SuppressWarnings("unchecked")
        T read = (T) xstream.fromXML(xml);
        assertThat(read).isNotSameAs(object);
        assertThat(xstream.toXML(read)).isEqualTo(xml);
        return read;
    }

    private static WorkflowRun build(JenkinsRule jenkins) {
        return Objects.requireNonNull(
                Objects.requireNonNull(jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class))
                        .getBuildByNumber(1));
    }

    private static void nothingWasLostOnLoading() {
        assertThat(ExtensionList.lookupSingleton(OldDataMonitor.class).getData())
                .isEmpty();
    }

    @Test
    void whatABuildBeganIsAndAnOlderBuildBeganNothing() throws Throwable {
        sessions.then(jenkins -> {
            String name = EvidenceAction.class.getName();
            EvidenceAction older = (EvidenceAction) Run.XSTREAM2.fromXML("<" + name + "><records/></" + name + ">");
            assertThat(older.getBegun()).isEmpty();
            older.began("p-1");
            assertThat(again(Run.XSTREAM2, older).getBegun()).containsExactly("p-1");
        });
    }

    @Test
    void theActionsOfABuildAre() throws Throwable {
        sessions.then(jenkins -> {
            jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ShopPipelines.PROMOTE));
            WorkflowRun run = build(jenkins);
            EvidenceAction evidence = Objects.requireNonNull(run.getAction(EvidenceAction.class));
            assertThat(evidence.getRecords()).hasSize(3);
            assertThat(again(Run.XSTREAM2, evidence))
                    .usingRecursiveComparison(SAME)
                    .isEqualTo(evidence);
            assertThat(run.getAction(RetentionMark.class)).isNotNull();
            again(Run.XSTREAM2, Objects.requireNonNull(run.getAction(RetentionMark.class)));
        });
        sessions.then(jenkins -> {
            WorkflowRun run = build(jenkins);
            EvidenceAction evidence = Objects.requireNonNull(run.getAction(EvidenceAction.class));
            assertThat(evidence.getRun()).isSameAs(run);
            assertThat(evidence.getRecords())
                    .extracting(BuildRecord::getKind, BuildRecord::getOutcome, BuildRecord::getSequence)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("evidence", "sast", 0L),
                            org.assertj.core.groups.Tuple.tuple("evidence", "coverage", 1L),
                            org.assertj.core.groups.Tuple.tuple("promotion", "completed", 6L));
            BuildRecord promotion = evidence.getRecords().get(2);
            assertThat(promotion.getHash())
                    .isEqualTo(ShopPipelines.entries("service-a").get(6).hash().hex());
            assertThat(run.getArtifactManager()
                            .root()
                            .child(promotion.getPackageName())
                            .isFile())
                    .isTrue();
            assertThat(run.getAction(RetentionMark.class)).isNotNull();
            nothingWasLostOnLoading();
        });
    }

    private static BuildRecord record(int sequence) {
        return new BuildRecord("evidence", "service-a", "", "", "", "1.4.2", "sast", sequence, "0a", "");
    }

    @Test
    void aBuildIsSavedWhileBranchesOfItRecord() throws Throwable {
        sessions.then(jenkins -> {
            EvidenceAction action = new EvidenceAction();
            Thread branch = new Thread(() -> {
                for (int i = 0; i < 2000; i++) {
                    action.record(record(i));
                }
            });
            branch.start();
            while (branch.isAlive()) {
                assertThat(Run.XSTREAM2.toXML(action)).contains("EvidenceAction");
            }
            assertThat(action.getRecords()).hasSize(2000);
        });
    }

    @Test
    void whatEarlierVersionsSavedIsReadAsItWas() throws Throwable {
        sessions.then(jenkins -> {
            EvidenceAction action = new EvidenceAction();
            action.record(record(3));
            String xml = """
                    <io.jenkins.plugins.compliance.jenkins.build.EvidenceAction>
                      <records>
                        <io.jenkins.plugins.compliance.jenkins.build.BuildRecord>
                          <kind>evidence</kind>
                          <service>service-a</service>
                          <promotion></promotion>
                          <from></from>
                          <to></to>
                          <version>1.4.2</version>
                          <outcome>sast</outcome>
                          <sequence>3</sequence>
                          <hash>0a</hash>
                          <packageName></packageName>
                        </io.jenkins.plugins.compliance.jenkins.build.BuildRecord>
                      </records>
                    </io.jenkins.plugins.compliance.jenkins.build.EvidenceAction>""";

            assertThat(Run.XSTREAM2.toXML(action)).isEqualTo(xml);
            EvidenceAction read = (EvidenceAction) Run.XSTREAM2.fromXML(xml);
            read.record(record(4));
            assertThat(read.getRecords()).extracting(BuildRecord::getSequence).containsExactly(3L, 4L);
        });
    }

    @Test
    void awaitedApprovalsAre() throws Throwable {
        sessions.then(jenkins -> {
            CompliancePromotionConfiguration.get().setPolicy(ShopPipelines.POLICY_WITH_APPROVALS);
            WorkflowRun run = Objects.requireNonNull(
                            ShopPipelines.job(jenkins, ShopPipelines.PROMOTE).scheduleBuild2(0))
                    .waitForStart();
            jenkins.waitForMessage("waiting until ", run);
            ApprovalAction action = Objects.requireNonNull(run.getAction(ApprovalAction.class));
            assertThat(again(Run.XSTREAM2, action))
                    .usingRecursiveComparison(SAME)
                    .isEqualTo(action);
            String before = Run.XSTREAM2.toXML(action).replaceAll("(?s)<gates>.*</gates>", "");
            assertThat(((ApprovalAction) Run.XSTREAM2.fromXML(before)).getAwaited())
                    .singleElement()
                    .satisfies(awaited -> assertThat(awaited.getGates()).isEmpty());
            run.doStop();
            jenkins.waitForCompletion(run);
        });
        sessions.then(jenkins -> {
            assertThat(AwaitedPromotion.of(build(jenkins)).getState()).isEqualTo("cancelled");
            assertThat(AwaitedPromotion.of(build(jenkins)).getServices()).containsExactly("service-a");
            nothingWasLostOnLoading();
        });
    }

    @Test
    void theConfigurationIs() throws Throwable {
        sessions.then(jenkins -> {
            CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
            configuration.setPolicy(ShopPipelines.POLICY);
            configuration.setKeyName("jenkins.example.com/compliance");
            configuration.setSigningKey(new CredentialSigningKey("company-key"));
            configuration.setBackupDirectory("/mnt/backup");
            configuration.setRetentionYears(9);
            configuration.setVerificationHours(12);
            configuration.setApprovalHours(48);
            configuration.setOnAbort("rollback");
            for (Object key : List.of(configuration.getSigningKey(), new KeyFileSigningKey())) {
                assertThat(again(Jenkins.XSTREAM2, key))
                        .usingRecursiveComparison(SAME)
                        .isEqualTo(key);
            }
        });
        sessions.then(jenkins -> {
            CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
            assertThat(configuration.getPolicy()).isEqualTo(ShopPipelines.POLICY.strip());
            assertThat(configuration.getKeyName()).isEqualTo("jenkins.example.com/compliance");
            assertThat(configuration.getSigningKey())
                    .usingRecursiveComparison(SAME)
                    .isEqualTo(new CredentialSigningKey("company-key"));
            assertThat(configuration.getBackupDirectory()).isEqualTo("/mnt/backup");
            assertThat(configuration.getRetentionYears()).isEqualTo(9);
            assertThat(configuration.getVerificationHours()).isEqualTo(12);
            assertThat(configuration.getApprovalHours()).isEqualTo(48);
            assertThat(configuration.getOnAbort()).isEqualTo("rollback");
            nothingWasLostOnLoading();
        });
    }

    @Test
    void thePropertyOfAFolderIs() throws Throwable {
        sessions.then(jenkins -> {
            FolderComplianceProperty property = new FolderComplianceProperty();
            property.setPolicy(ShopPipelines.POLICY);
            Folder folder = jenkins.jenkins.createProject(Folder.class, "team");
            folder.addProperty(property);
            assertThat(again(Items.XSTREAM2, property))
                    .usingRecursiveComparison(SAME)
                    .isEqualTo(property);
        });
        sessions.then(jenkins -> {
            Folder folder = Objects.requireNonNull(jenkins.jenkins.getItemByFullName("team", Folder.class));
            assertThat(folder.getProperties()
                            .get(FolderComplianceProperty.class)
                            .getPolicy())
                    .isEqualTo(ShopPipelines.POLICY.strip());
            nothingWasLostOnLoading();
        });
    }

    @Test
    void nothingOfTheTransientActionsIsSaved() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ShopPipelines.PROMOTE));
            try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
                client.setJavaScriptEnabled(false);
                client.getPage(run, "evidence");
            }
            run.save();
            assertThat(new XmlFile(new java.io.File(run.getRootDir(), "build.xml")).asString())
                    .contains("EvidenceAction")
                    .doesNotContain("EvidenceTab", "ProvisionalBadge", "PromotionsPage");
        });
    }
}
