package io.jenkins.plugins.compliance.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.signing.TrustedKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever single byte of a package is changed, and whatever it is changed to, it is found. */
class TamperedBytesTest {

    private static final int TRIES = 1_500;
    private static final int PYTHON_TRIES = 25;

    @TempDir
    private Path directory;

    @Test
    void anyChangeOfAByteIsFound() throws Exception {
        PackageFixture fixture = PackageFixture.completed(directory);
        byte[] good = Files.readAllBytes(fixture.distribute());
        Optional<TrustedKeys> trusted = fixture.trusted();
        Random random = new Random(20261122);
        for (int i = 0; i < TRIES; i++) {
            int at = random.nextInt(good.length);
            byte[] changed = changed(good, at, random);

            PackageReport report = new PackageVerifier(trusted, 1).verify(new SeekableInMemoryByteChannel(changed));

            assertThat(report.verdict()).as("byte %d", at).isEqualTo(Verdict.BROKEN);
        }
    }

    @Test
    void pythonFindsItToo() throws Exception {
        PythonVerifier.assumeThereIsPython();
        PackageFixture fixture = PackageFixture.completed(directory);
        byte[] good = Files.readAllBytes(fixture.write());
        Path key = fixture.keyFile();
        Random random = new Random(2026);
        for (int i = 0; i < PYTHON_TRIES; i++) {
            int at = random.nextInt(good.length);
            byte[] changed = changed(good, at, random);
            Path file = Files.write(directory.resolve("changed.zip"), changed);

            PythonVerifier.Outcome outcome = PythonVerifier.verify(file, key);
            PackageReport report = new PackageVerifier(fixture.trusted(), 1).verify(file);

            assertThat(outcome.exitCode())
                    .as("byte %d: %s", at, outcome.output())
                    .isEqualTo(1);
            assertThat(outcome.checks().get(0))
                    .as("byte %d", at)
                    .isEqualTo(report.findings().get(0).check().id());
        }
    }

    private static byte[] changed(byte[] good, int at, Random random) {
        byte[] copy = good.clone();
        copy[at] ^= (byte) (1 + random.nextInt(255));
        return copy;
    }
}
