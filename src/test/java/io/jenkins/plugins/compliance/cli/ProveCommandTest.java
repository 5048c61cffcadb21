package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProveCommandTest {

    @TempDir
    private Path directory;

    private ChainFixture chain;
    private Path proof;
    private Path entry;

    @BeforeEach
    void makeChain() throws Exception {
        chain = ChainFixture.of(directory, "requested", "validated", "started", "completed", "rolled_back")
                .signed();
        proof = directory.resolve("entry.tlog-proof");
        entry = directory.resolve("entry.json");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void provesEachEntry(int sequence) throws Exception {
        prove(sequence);

        Cli.Result result = verify();

        assertThat(entry).hasBinaryContent(chain.entry(sequence).line());
        assertThat(result.out()).isEqualTo("""
            hash          %s
            index         %s
            origin        jenkins.example.com/compliance/service-a
            service       service-a
            signed_by     %s
            size          5
            PROVEN
            """.formatted(
                chain.entry(sequence).hash(),
                sequence,
                VerifierKey.parse(Files.readString(chain.vkey()).strip()).identity()));
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void writesTheProofToStandardOutputAsARule() {
        Cli.Result result = new Cli().run("prove", chain.chain(), 2);

        assertThat(result.out()).startsWith("c2sp.org/tlog-proof@v1\nindex 2\n");
    }

    @Test
    void provesAgainstAnOlderCheckpointWhenGiven() throws Exception {
        Path older = Files.write(directory.resolve("older"), chain.checkpoint().bytes());
        chain.append("requested");
        chain.signed();

        Cli.Result result = new Cli().run("prove", chain.chain(), 2, "--checkpoint", older);

        assertThat(result.out()).contains("/service-a\n5\n");
    }

    @Test
    void asksForACheckpointThatCoversTheEntry() throws Exception {
        chain.append("requested");

        Cli.Result result = new Cli().run("prove", chain.chain(), 5);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("compliance prove: the checkpoint covers 5 entries, so not entry 5; sign a newer one with"
                        + " compliance checkpoint\n");
    }

    @Test
    void asksForACheckpointWhereThereIsNone() throws Exception {
        Files.delete(chain.chain().resolve("checkpoints.txt"));

        Cli.Result result = new Cli().run("prove", chain.chain(), 0);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("there is no signed checkpoint in " + chain.chain());
    }

    @Test
    void overwritesNoFile() throws Exception {
        Files.createFile(proof);

        Cli.Result result = prove(2);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("compliance prove: " + proof + " exists already; choose another name\n");
        assertThat(proof).isEmptyFile();
    }

    @Test
    void provesNothingOfAChainThatIsNotTheSignedOne() throws Exception {
        Path other = Files.createDirectory(directory.resolve("other"));
        ChainFixture rewritten = ChainFixture.of(other, "requested", "rejected", "started", "completed", "rolled_back");

        Cli.Result result = new Cli()
                .run(
                        "prove",
                        rewritten.chain(),
                        2,
                        "--checkpoint",
                        Files.write(
                                directory.resolve("newest"), chain.checkpoint().bytes()));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("these entries are not the ones that the checkpoint speaks of");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void provesNothingOfAChainThatWasCutOff() throws Exception {
        Files.delete(chain.segment(4));

        Cli.Result result = new Cli().run("prove", chain.chain(), 2);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("the checkpoint speaks of 5 entries, but there are 4");
    }

    @Test
    void findsAnotherEntryNotProven() throws Exception {
        prove(2);
        Files.write(entry, chain.entry(1).line());

        Cli.Result result = verify();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("NOT PROVEN: root by the inclusion proof");
    }

    @Test
    void findsAnAlteredEntryNotProven() throws Exception {
        prove(2);
        ChainFixture.replace(entry, "started", "stopped");

        Cli.Result result = verify();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("NOT PROVEN: /hash: recomputed");
    }

    @Test
    void readsAnEntryThatEndsWithALineFeed() throws Exception {
        prove(2);
        Files.writeString(entry, Files.readString(entry) + "\n");

        assertThat(verify().exitCode()).isZero();
    }

    @Test
    void findsAForgedSignature() throws Exception {
        prove(2);
        ChainFixture.replace(proof, "\n5\n", "\n6\n");

        Cli.Result result = verify();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("NOT PROVEN: the signature by ");
    }

    @Test
    void cannotTellOfASignatureByAnUnknownKey() throws Exception {
        prove(2);
        Path other = Files.writeString(
                directory.resolve("other.vkey"),
                new Cli()
                        .run("keygen", directory.resolve("other.key"), "--key-name", "other.example")
                        .out());

        Cli.Result result = new Cli().run("verify-proof", proof, "--entry", entry, "--key", other);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).contains("CANNOT TELL: unverified: signed by ");
    }

    @Test
    void cannotTellOfAFileThatIsNoProof() throws Exception {
        prove(2);
        Files.writeString(proof, "\u001b[2J");

        Cli.Result result = verify();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("compliance verify-proof: " + proof + " is no proof: line 1")
                .matches("[\\x20-\\x7e\n]*");
    }

    @Test
    void reportsAsJson() throws Exception {
        prove(2);

        Cli.Result result = new Cli().run("verify-proof", proof, "--entry", entry, "--key", chain.vkey(), "--json");

        assertThat(result.out())
                .startsWith("{\"hash\":\"" + chain.entry(2).hash() + "\",\"index\":2,")
                .endsWith("\"size\":5,\"verdict\":\"valid\"}\n");
    }

    private Cli.Result prove(int sequence) {
        return new Cli().run("prove", chain.chain(), sequence, "--output", proof, "--entry-output", entry);
    }

    private Cli.Result verify() throws Exception {
        return new Cli().run("verify-proof", proof, "--entry", entry, "--key", chain.vkey());
    }
}
