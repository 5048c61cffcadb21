package io.jenkins.plugins.compliance.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.verify.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidencePackageTest {

    @TempDir
    private Path directory;

    @Test
    void aPackageVerifiesWithTheKey() throws Exception {
        PackageFixture fixture = PackageFixture.completed(directory);

        PackageReport report = new PackageVerifier(fixture.trusted(), 1).verify(fixture.write());

        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.kind()).isEqualTo("evidence");
        assertThat(report.service()).isEqualTo("service-a");
        assertThat(report.promotion()).isEqualTo(PackageFixture.PROMOTION);
        assertThat(report.entries()).isEqualTo(9);
    }

    @Test
    void nobodyCanTellWhoSignedWithoutAKeyFromOutside() throws Exception {
        PackageFixture fixture = PackageFixture.completed(directory);

        PackageReport report = new PackageVerifier(Optional.empty(), 1).verify(fixture.write());

        assertThat(report.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(report.reasons()).containsExactly(PackageVerifier.NO_KEY);
    }

    @Test
    void theSameInputsMakeTheSameBytes() throws Exception {
        PackageFixture fixture = PackageFixture.completed(directory);

        byte[] first = Files.readAllBytes(fixture.write(PackageFixture.PROMOTION, directory.resolve("1.zip")));
        byte[] second = Files.readAllBytes(fixture.write(PackageFixture.PROMOTION, directory.resolve("2.zip")));

        assertThat(first).isEqualTo(second);
    }

    @Test
    void theSameBytesAreMadeWhereDigitsAreWrittenOtherwise() throws Exception {
        PackageFixture fixture = PackageFixture.completed(directory);
        byte[] here = Files.readAllBytes(fixture.write(PackageFixture.PROMOTION, directory.resolve("1.zip")));
        Locale locale = Locale.getDefault();

        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(String.format("%d", 1)).isNotEqualTo("1");
            assertThat(fixture.write(PackageFixture.PROMOTION, directory.resolve("2.zip")))
                    .hasBinaryContent(here);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void pythonAgreesOnAGoodPackage() throws Exception {
        PythonVerifier.assumeThereIsPython();
        PackageFixture fixture = PackageFixture.completed(directory);

        PythonVerifier.Outcome outcome = PythonVerifier.verify(fixture.write(), fixture.keyFile());

        assertThat(outcome).as(outcome.output()).extracting("exitCode").isEqualTo(0);
        assertThat(PythonVerifier.verify(fixture.write()).exitCode()).isEqualTo(2);
    }

    @Test
    void bothVerifiersAcceptADistributionPackage() throws Exception {
        PythonVerifier.assumeThereIsPython();
        PackageFixture fixture = PackageFixture.completed(directory);
        Path distribution = fixture.distribute();

        PackageReport report = new PackageVerifier(fixture.trusted(), 1).verify(distribution);
        PythonVerifier.Outcome outcome = PythonVerifier.verify(distribution, fixture.keyFile());

        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(outcome.checks()).as(outcome.output()).isEqualTo(List.of());
        assertThat(outcome.exitCode()).isZero();
    }
}
