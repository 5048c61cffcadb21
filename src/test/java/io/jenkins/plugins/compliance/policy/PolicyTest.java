package io.jenkins.plugins.compliance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.MeshMode;
import io.jenkins.plugins.compliance.evidence.StorageMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final Path EXAMPLE = Path.of("docs/examples/compliance.yml");

    private static Policy example() throws IOException, PolicyException {
        return Policy.parse(Files.readAllBytes(EXAMPLE), "compliance.yml");
    }

    private static StageRequirements compliant(Policy policy, String service) {
        return policy.service(new ServiceName(service))
                .flatMap(known -> known.to("compliant"))
                .orElseThrow();
    }

    private static List<String> requirements(Policy policy, String service) {
        return compliant(policy, service).gates().stream()
                .map(Gate::requirement)
                .toList();
    }

    @Test
    void isKnownByTheDigestOfItsFilesBytes() throws Exception {
        assertThat(example().digest()).isEqualTo(Sha256Digest.compute(Files.readAllBytes(EXAMPLE)));
    }

    @Test
    void givesEachServiceWhatAllServicesShare() throws Exception {
        Policy policy = example();

        assertThat(requirements(policy, "inventory"))
                .containsExactly(
                        "coverage.branch at least 60.5",
                        "coverage.line at least 80",
                        "sast.critical at most 0",
                        "sast.high at most 0",
                        "sast.medium at most 20",
                        "sbom.critical at most 0",
                        "sbom.high at most 0",
                        "tests.failures at most 0",
                        "tests.skipped at most 10",
                        "well-tested-or-small: coverage.line >= 90.0 || coverage.line_total < 5000");
        assertThat(compliant(policy, "inventory").approvals())
                .isEqualTo(new Approvals(2, List.of("release-manager"), List.of()));
    }

    @Test
    void putsAServicesOwnValuesInThePlaceOfSharedOnes() throws Exception {
        Policy policy = example();

        assertThat(requirements(policy, "payments"))
                .contains("coverage.line at least 90", "coverage.branch at least 60.5")
                .hasSize(10);
        assertThat(compliant(policy, "payments").evidence())
                .containsExactly(
                        new EvidenceRequirement(EvidenceKind.SAST, Optional.of(Duration.ofDays(1))),
                        new EvidenceRequirement(EvidenceKind.COVERAGE, Optional.of(Duration.ofDays(7))),
                        new EvidenceRequirement(EvidenceKind.TESTS, Optional.of(Duration.ofDays(7))),
                        new EvidenceRequirement(EvidenceKind.SBOM, Optional.of(Duration.ofDays(30))));
    }

    @Test
    void readsBaselineAndWaiversOfAService() throws Exception {
        ServicePolicy service = example().service(new ServiceName("service-a")).orElseThrow();

        assertThat(service.baseline()).containsEntry("sast.high", 3.0).containsEntry("coverage.line", 71.5);
        assertThat(service.waivers())
                .containsExactly(new Waiver(
                        "sbom.high",
                        "the fix of CVE-2026-1234 is not released yet, and the code is not reached",
                        "alice",
                        Instant.parse("2026-12-31T00:00:00Z")));
    }

    @Test
    void ordersServicesByWhatTheyDependOn() throws Exception {
        assertThat(example().graph().order())
                .extracting(ServiceName::value)
                .containsExactly("inventory", "payments", "service-a");
    }

    @Test
    void takesTheFirstSprintsValuesWhereNothingIsSaid() throws Exception {
        Policy policy = Policies.parse("""
                format: 1
                name: small
                services:
                  service-a:
                """);

        assertThat(policy.stages()).containsExactly("sandbox", "compliant");
        assertThat(policy.phase()).isEqualTo("sprint1_poc");
        assertThat(policy.sprint()).isEqualTo(1);
        assertThat(policy.distributionMode()).isEqualTo("single_service_poc");
        assertThat(policy.storage()).isEqualTo(StorageMode.LOCAL);
        assertThat(policy.mesh()).isEqualTo(MeshMode.PENDING);
        assertThat(compliant(policy, "service-a").approvals()).isEqualTo(Approvals.NONE);
    }

    @Test
    void knowsWhichStageComesBefore() throws Exception {
        Policy policy = Policies.parse("""
                format: 1
                name: small
                stages: [dev, sandbox, compliant]
                services: { service-a: }
                """);

        assertThat(policy.stageBefore("compliant")).contains("sandbox");
        assertThat(policy.stageBefore("dev")).isEmpty();
        assertThat(policy.stageBefore("production")).isEmpty();
    }
}
