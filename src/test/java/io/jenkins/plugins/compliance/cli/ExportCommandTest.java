package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.signing.Ed25519PublicKey;
import io.jenkins.plugins.compliance.signing.attestation.EntryAttestation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

    @TempDir
    private Path directory;

    @Test
    void writesASignedStatementForEachEntry() throws Exception {
        ChainFixture chain =
                ChainFixture.of(directory, "requested", "completed").signed();
        Ed25519PublicKey key = Ed25519PublicKey.ofPem(Files.readString(chain.pem()), "audit.pem");

        Cli.Result result = new Cli().run("export", chain.chain(), "--dsse", "--key-file", chain.keyFile());

        List<EvidenceEntry> entries = new ArrayList<>();
        for (String line : result.out().lines().toList()) {
            entries.add(EntryAttestation.verify(line.getBytes(StandardCharsets.UTF_8), List.of(key)));
        }
        assertThat(entries).containsExactly(chain.entry(0), chain.entry(1));
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void exportsOnlyWhatIsAskedFor() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested", "validated", "completed")
                .signed();

        Cli.Result result =
                new Cli().run("export", chain.chain(), "--dsse", "--key-file", chain.keyFile(), "--event", "completed");

        assertThat(result.out().lines()).hasSize(1);
    }

    @Test
    void signsNothingOfABrokenChain() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested", "completed", "requested")
                .signed();
        ChainFixture.replace(chain.segment(0), "\"requested\"", "\"approved\"");

        Cli.Result result = new Cli().run("export", chain.chain(), "--dsse", "--key-file", chain.keyFile());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("compliance export: nothing was exported, as the verdict on the chain is: broken; see"
                        + " compliance verify " + chain.chain() + "\n");
    }

    @Test
    void exportsNothingOfAnEmptyChain() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested").signed();
        Path empty = Files.createDirectory(directory.resolve("empty"));

        assertThat(new Cli()
                        .run("export", empty, "--dsse", "--key-file", chain.keyFile())
                        .exitCode())
                .isEqualTo(2);
    }
}
