package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.jenkins.build.BuildRecord;
import io.jenkins.plugins.compliance.jenkins.installation.InstallationFixture;
import io.jenkins.plugins.compliance.signing.TrustedKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainAuditTest {

    private final VerifyChainStep step = new VerifyChainStep();
    private final List<String> log = new ArrayList<>();
    private InstallationFixture fixture;

    @BeforeEach
    void install(@TempDir Path home) throws Exception {
        fixture = new InstallationFixture(home);
    }

    private AuditOutcome audit(BuildRecord... since) throws Exception {
        return audit(Optional.empty(), since);
    }

    private AuditOutcome audit(Optional<TrustedKeys> keys, BuildRecord... since) throws Exception {
        return new ChainAudit(fixture.installation(), new VerificationArguments(step), keys, List.of(since), log::add)
                .run();
    }

    private static BuildRecord record(EvidenceEntry entry) {
        return new BuildRecord(
                "evidence",
                entry.service().value(),
                "",
                "",
                "",
                "",
                "sast",
                entry.sequence(),
                entry.hash().hex(),
                "");
    }

    @Test
    void passesAValidChain() throws Exception {
        EvidenceEntry last = fixture.signedChain("service-a", 3);
        step.setService("service-a");

        AuditOutcome outcome = audit();

        assertThat(outcome.verdict()).isEqualTo(Verdict.VALID);
        assertThat(log)
                .containsExactly("service-a: valid, 3 entries, of which a signature covers 3, head "
                        + last.hash().hex().substring(0, 12));
    }

    @Test
    void returnsMapsAndListsAndPlainValues() throws Exception {
        EvidenceEntry last = fixture.signedChain("service-a", 3);
        step.setService("service-a");

        Map<String, Object> map = audit().map();

        assertThat(map).containsEntry("verdict", "valid").containsEntry("valid", true);
        assertThat(map.get("services"))
                .isEqualTo(List.of(Map.of(
                        "service",
                        "service-a",
                        "verdict",
                        "valid",
                        "size",
                        3L,
                        "covered",
                        3L,
                        "head",
                        last.hash().hex(),
                        "time",
                        "2026-11-22T13:30:39.123Z",
                        "counts",
                        Map.of(),
                        "findings",
                        List.of(),
                        "reasons",
                        List.of())));
    }

    @Test
    void namesWhatIsBrokenAndWhere() throws Exception {
        fixture.signedChain("service-a", 3);
        fixture.alter("service-a");
        step.setService("service-a");

        AuditOutcome outcome = audit();

        assertThat(outcome.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(outcome.complaint()).startsWith("verification failed: service-a;");
        assertThat(log).anyMatch(line -> line.startsWith("service-a: recompute (hash), entry 0: expected "));
    }

    @Test
    void saysWhyItCannotTell() throws Exception {
        fixture.append("service-a", 3);
        step.setService("service-a");

        AuditOutcome outcome = audit();

        assertThat(outcome.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(log).contains("service-a: no checkpoint by a trusted key was there to verify");
    }

    @Test
    void verifiesEveryChain() throws Exception {
        fixture.signedChain("service-a", 3);
        fixture.signedChain("service-b", 3);
        fixture.alter("service-b");
        step.setAll(true);

        AuditOutcome outcome = audit();

        assertThat(outcome.chains()).hasSize(2);
        assertThat(outcome.complaint()).startsWith("verification failed: service-b;");
    }

    @Test
    void doesNotPassWhereThereIsNothingToVerify() throws Exception {
        step.setAll(true);

        AuditOutcome outcome = audit();

        assertThat(outcome.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(outcome.complaint()).isEqualTo("nothing was verified: there is no chain");
    }

    @Test
    void verifiesTheChainsThatABuildRecordedIn() throws Exception {
        BuildRecord record = record(fixture.signedChain("service-a", 3));
        fixture.signedChain("service-b", 1);
        step.setSinceBuild(1);

        AuditOutcome outcome = audit(record);

        assertThat(outcome.verdict()).isEqualTo(Verdict.VALID);
        assertThat(outcome.chains()).hasSize(1);
    }

    @Test
    void missesWhatABuildRecorded() throws Exception {
        BuildRecord record = record(fixture.signedChain("service-a", 3));
        fixture.remove("service-a");
        fixture.restart();
        fixture.signedChain("service-a", 1);
        step.setSinceBuild(1);

        assertThat(audit(record).verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(log).anyMatch(line -> line.startsWith("service-a: missing (known), entry 2: expected an entry of"));
    }

    @Test
    void holdsAChainAgainstTheSizeItIsSaidToHave() throws Exception {
        fixture.signedChain("service-a", 3);
        step.setService("service-a");
        step.setExpectSize(4);

        assertThat(audit().verdict()).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void triesTheAlarm() throws Exception {
        fixture.signedChain("service-a", 4);
        step.setService("service-a");
        step.setDrill(true);

        AuditOutcome outcome = audit();

        assertThat(outcome.verdict()).isEqualTo(Verdict.VALID);
        assertThat(outcome.chains().get(0).drill().orElseThrow().detected()).isGreaterThan(40);
        assertThat(log).anyMatch(line -> line.startsWith("service-a: drill: ") && line.contains(" 0 were missed"));
    }

    @Test
    void doesNotPassWhenThereWasNothingToDrill() throws Exception {
        fixture.signedChain("service-a", 3);
        fixture.alter("service-a");
        step.setService("service-a");
        step.setDrill(true);

        assertThat(audit().chains().get(0).drill().orElseThrow().summary())
                .isEqualTo("nothing was drilled, since the copy did not verify: broken");
    }

    @Test
    void tellsAKeyFromAPath() {
        assertThat(StepKeys.isKeys("jenkins.example.com/compliance+530d903a+AcTMCGKIQ6GgF4Q="))
                .isTrue();
        assertThat(StepKeys.isKeys("{\"format\":\"compliance-promotion/key-history/v1\"}"))
                .isTrue();
        assertThat(StepKeys.isKeys("-----BEGIN PUBLIC KEY-----\nMCo=")).isTrue();
        assertThat(StepKeys.isKeys("keys/auditor+old.vkey")).isFalse();
    }
}
