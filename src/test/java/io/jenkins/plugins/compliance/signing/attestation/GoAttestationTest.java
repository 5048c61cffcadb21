package io.jenkins.plugins.compliance.signing.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.signing.Ed25519Signer;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our attestations before software that nobody here wrote: go-securesystemslib verifies the envelope, the in-toto
 * attestation framework reads the statement. Needs Go, and its module proxy or a filled module cache.
 */
class GoAttestationTest {

    private static final Path MODULE =
            Path.of("src", "test", "go", "attestation").toAbsolutePath();

    @TempDir
    private static Path directory;

    private static Path verifier;

    private final Ed25519Signer signer = Ed25519Signer.generate(new SecureRandom());

    private record Run(int status, String output) {}

    @BeforeAll
    static void buildTheVerifier() throws IOException, InterruptedException {
        assumeTrue(canDownload(), "skipped: there is no \"go\" here, or it cannot download the verifier's modules");
        verifier = directory.resolve("attestation");
        assertThat(run(MODULE, "go", "build", "-mod=readonly", "-o", verifier.toString(), "."))
                .isEqualTo(new Run(0, ""));
    }

    private static boolean canDownload() throws InterruptedException {
        try {
            return run(MODULE, "go", "mod", "download").status() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    @Test
    void acceptsOurEnvelopeAndReadsOurStatement() throws Exception {
        EvidenceEntry entry = Entries.with(Map.of("event", "evidence_collected", "files", List.of(Entries.REPORT)));

        assertThat(verify(EntryAttestation.sign(entry, List.of(signer))))
                .isEqualTo(new Run(
                        0,
                        "type https://in-toto.io/Statement/v1"
                                + " https://plugins.jenkins.io/compliance-promotion/evidence-entry/v1\n"
                                + "key " + signer.keyId() + "\n"
                                + "subject service-a/0 " + Sha256Digest.compute(entry.line()) + " \n"
                                + "subject sast_scan_results.json " + Entries.REPORT_SHA256
                                + " application/sarif+json\n"));
    }

    @Test
    void refusesAnEnvelopeByAnotherKey() throws IOException, SigningException, InterruptedException {
        Ed25519Signer other = Ed25519Signer.generate(new SecureRandom());

        assertThat(verify(EntryAttestation.sign(Entries.plain(), List.of(other)))
                        .status())
                .isEqualTo(1);
    }

    private Run verify(byte[] envelope) throws IOException, InterruptedException {
        Path envelopeFile = Files.write(directory.resolve("envelope.json"), envelope);
        Path keyFile = Files.writeString(
                directory.resolve("key.pem"), signer.publicKey().toPem());
        return run(directory, verifier.toString(), envelopeFile.toString(), keyFile.toString());
    }

    private static Run run(Path where, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " did not end");
        }
        return new Run(process.exitValue(), Files.readString(output));
    }
}
