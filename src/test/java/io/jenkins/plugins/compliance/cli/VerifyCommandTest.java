package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.chain.note.KeyIdentity;
import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import io.jenkins.plugins.compliance.schema.PublishedSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    @TempDir
    private Path directory;

    @Test
    void saysWhatWasVerifiedAndTheVerdictLast() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested", "validated", "completed")
                .signed();

        Cli.Result result = new Cli().run("verify", chain.chain(), "--key", chain.vkey());

        assertThat(result.out()).isEqualTo("""
            chain         %s
            service       service-a
            entries       3
            bytes         %s
            head          %s
            root          %s
            checkpoints   1 verified, over 3 of 3 entries
            tail_pinned   yes
            VALID
            """.formatted(
                chain.chain(),
                chain.bytes().length,
                chain.entry(2).hash(),
                Files.readAllLines(chain.chain().resolve("checkpoints.txt")).get(2)));
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void namesTheKeyToLookForWhenThereAreCheckpointsButNoKey() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested").signed();
        KeyIdentity key =
                VerifierKey.parse(Files.readString(chain.vkey()).strip()).identity();

        Cli.Result result = new Cli().run("verify", chain.chain());

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("checkpoints   none verified\n")
                .contains("tail_pinned   no\n")
                .contains("not proven    that nothing was cut off the end, and that the chain was not hashed anew")
                .contains("signed by " + key + ", but no key")
                .contains("try: compliance verify " + chain.chain() + " --key FILE\n")
                .endsWith("VALID, as far as it goes: where the chain ends is not proven\n");
    }

    @Test
    void quotesThePathInTheCommandToTry() throws Exception {
        ChainFixture chain = ChainFixture.of(Files.createDirectory(directory.resolve("it's $HOME")), "requested");

        Cli.Result result = new Cli().run("verify", chain.file());

        assertThat(result.out())
                .contains("compliance verify '" + directory + "/it'\\''s $HOME/chain.jsonl' --checkpoint");
    }

    @Test
    void saysHowFarTheNewestCheckpointReaches() throws Exception {
        ChainFixture chain =
                ChainFixture.of(directory, "requested", "validated").signed();
        chain.append("completed");

        Cli.Result result = new Cli().run("verify", chain.chain(), "--key", chain.vkey());

        assertThat(result.out())
                .contains("checkpoints   1 verified, over 2 of 3 entries\n")
                .contains("not proven    that nothing was altered or cut off behind entry 1,")
                .contains("compliance checkpoint DIRECTORY --key-file FILE --key-name NAME\n");
    }

    @Test
    void namesCheckEntryPlaceAndRemedyOfAFinding() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested", "validated", "started", "completed");
        ChainFixture.replace(chain.segment(2), "\"started\"", "\"stopped\"");
        long offset = Files.size(chain.segment(0));

        Cli.Result result = new Cli().run("verify", chain.chain());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .startsWith("finding 1: hash, entry 2, byte " + offset + " of the chain\n"
                        + "  in          byte 0 of " + chain.segment(2) + "\n"
                        + "  expected    ")
                .contains("  found       " + chain.entry(2).hash() + "\n")
                .contains("  remedy      the entry was altered after it was written;")
                .endsWith("BROKEN: 1 finding (hash 1)\n");
    }

    @Test
    void placesAFindingWithinItsSegment() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested", "validated", "started", "completed");
        ChainFixture.replace(chain.segment(2), "\"completed\"", "\"abandoned\"");

        Cli.Result result = new Cli().run("verify", chain.chain());

        assertThat(result.out())
                .contains(
                        "  in          byte " + (chain.entry(2).line().length + 1) + " of " + chain.segment(2) + "\n");
    }

    @Test
    void countsAllFindingsAndShowsTheFirst() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested", "validated", "started");
        Path file = chain.file();
        Files.writeString(file, Files.readString(file).replace("\"sprint\":\"1\"", "\"sprint\":\"2\""));

        Cli.Result result = new Cli().run("verify", file, "--max-findings", "1");

        assertThat(result.out())
                .contains("finding 1: hash, entry 0, byte 0 of the chain\n  expected ")
                .doesNotContain("finding 2")
                .contains("2 more findings; see them with --max-findings 3\n")
                .endsWith("BROKEN: 3 findings (hash 3)\n");
    }

    @Test
    void advisesNobodyToHaveABrokenChainSigned() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested").signed();
        ChainFixture.replace(chain.segment(0), "\"requested\"", "\"approved\"");

        Cli.Result result = new Cli().run("verify", chain.chain(), "--key", chain.vkey());

        assertThat(result.out()).contains("tail_pinned   no\n").doesNotContain("not proven", "advice");
    }

    @Test
    void readsAChainFile() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested");

        assertThat(new Cli().run("verify", chain.file()).exitCode()).isZero();
    }

    @Test
    void readsStandardInput() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested");

        Cli.Result result = new Cli().in(chain.bytes()).run("verify", "-");

        assertThat(result.out()).startsWith("chain         -\n").contains("entries       1\n");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void holdsAChainFileAgainstAGivenCheckpoint() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested", "completed");
        Path checkpoint =
                Files.write(directory.resolve("newest"), chain.checkpoint().bytes());

        Cli.Result result = new Cli().run("verify", chain.file(), "--checkpoint", checkpoint, "--key", chain.vkey());

        assertThat(result.out()).contains("tail_pinned   yes\n").endsWith("VALID\n");
    }

    @Test
    void findsTheTailCutOffAgainstAGivenCheckpoint() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested", "completed");
        Path checkpoint =
                Files.write(directory.resolve("newest"), chain.checkpoint().bytes());
        Path cut = Files.writeString(
                directory.resolve("cut"), Files.readAllLines(chain.file()).get(0) + "\n");

        Cli.Result result = new Cli().run("verify", cut, "--checkpoint", checkpoint, "--key", chain.vkey());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("finding 1: tail, ").contains(" of " + checkpoint + "\n");
    }

    @Test
    void cannotTellOfAGivenCheckpointWithoutAKey() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested");
        Path checkpoint =
                Files.write(directory.resolve("newest"), chain.checkpoint().bytes());

        Cli.Result result = new Cli().run("verify", chain.file(), "--checkpoint", checkpoint);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out())
                .endsWith("CANNOT TELL: a checkpoint was given, but no key to verify its signature with\n");
    }

    @Test
    void cannotTellOfAChainWithoutEntries() throws Exception {
        Path empty = Files.createFile(directory.resolve("empty"));

        Cli.Result result = new Cli().run("verify", empty);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).endsWith("CANNOT TELL: there are no entries, so nothing was checked\n");
    }

    @Test
    void takesAKeyInPemByTheNameGiven() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested").signed();

        Cli.Result result = new Cli().run("verify", chain.chain(), "--key", chain.pem(), "--key-name", Cli.KEY_NAME);

        assertThat(result.out()).contains("tail_pinned   yes\n");
    }

    @Test
    void asksForTheNameOfAKeyInPem() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested").signed();

        Cli.Result result = new Cli().run("verify", chain.chain(), "--key", chain.pem());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("compliance verify: " + directory + "/audit.pem holds a key in PEM");
    }

    @Test
    void findsWhatWasSignedByAnotherKey() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested").signed();
        Path other = Files.writeString(
                directory.resolve("other.vkey"),
                new Cli()
                        .run("keygen", directory.resolve("other.key"), "--key-name", Cli.KEY_NAME)
                        .out());

        Cli.Result result = new Cli().run("verify", chain.chain(), "--key", other);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("finding 1: signature, ").contains(" of checkpoints.txt\n");
    }

    @Test
    void trustsEachOfSeveralKeys() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested").signed();
        Path other = Files.writeString(
                directory.resolve("other.vkey"),
                new Cli()
                        .run("keygen", directory.resolve("other.key"), "--key-name", "other.example")
                        .out());

        Cli.Result result = new Cli().run("verify", chain.chain(), "--key", other, "--key", chain.vkey());

        assertThat(result.exitCode()).isZero();
    }

    @Test
    void comparesSizeAndHeadWithWhatIsExpected() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested", "completed");

        assertThat(new Cli()
                        .run(
                                "verify",
                                chain.chain(),
                                "--expect-size",
                                2,
                                "--expect-head",
                                chain.entry(1).hash())
                        .out())
                .contains("tail_pinned   yes\n");
        assertThat(new Cli().run("verify", chain.chain(), "--expect-size", 3).out())
                .contains("finding 1: tail, ")
                .contains("  expected    3 entries\n");
        assertThat(new Cli()
                        .run(
                                "verify",
                                chain.chain(),
                                "--expect-head",
                                chain.entry(0).hash())
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void findsTheChainOfAnotherService() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested");

        Cli.Result result = new Cli().run("verify", chain.chain(), "--service", "service-b");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("finding 1: service, ");
    }

    @Test
    void saysThatThereIsNoSuchChain() {
        Cli.Result result = new Cli().run("verify", directory.resolve("nothing"));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("compliance verify: there is no " + directory + "/nothing; name a chain's directory, a chain"
                        + " file, or - for standard input\n");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void namesAChainWhereADirectoryHoldsChains() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested");

        Cli.Result result = new Cli().run("verify", chain.root());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).endsWith("is no chain but holds 1; name one of them, such as " + chain.chain() + "\n");
    }

    @Test
    void saysWhatDoesNotBelongIntoADirectory() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested");
        Files.createFile(chain.chain().resolve("notes.txt"));

        Cli.Result result = new Cli().run("verify", chain.chain());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("compliance verify: foreign file " + chain.chain() + "/notes.txt");
    }

    @Test
    void reportsAValidChainAsJson() throws Exception {
        ChainFixture chain =
                ChainFixture.of(directory, "requested", "completed").signed();

        Cli.Result result = new Cli().run("verify", chain.chain(), "--key", chain.vkey(), "--json");

        JsonObject report = report(result);
        assertThat(report.text("verdict")).contains("valid");
        assertThat(report.integer("covered")).hasValue(2);
        assertThat(report.text("head")).contains(chain.entry(1).hash().hex());
        assertThat(report.text("service")).contains("service-a");
    }

    @Test
    void reportsABrokenChainAsJson() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested", "validated", "started");
        ChainFixture.replace(chain.segment(2), "\"started\"", "\"stopped\"");

        Cli.Result result = new Cli().run("verify", chain.chain(), "--json");

        assertThat(report(result).text("verdict")).contains("broken");
        assertThat(result.out())
                .contains("\"finding_counts\":{\"hash\":1}")
                .contains("\"check\":\"hash\",\"entry\":2,")
                .contains("\"file\":\"" + chain.segment(2) + "\",\"file_offset\":0,");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void reportsWhatCannotBeToldAsJson() throws Exception {
        Cli.Result result = new Cli().run("verify", "-", "--json");

        assertThat(report(result).text("verdict")).contains("cannot_tell");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void reportsACheckpointOfMoreEntriesThanJsonCanCount() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested").signed();
        ChainFixture.replace(chain.chain().resolve("checkpoints.txt"), "\n1\n", "\n" + Long.MAX_VALUE + "\n");

        Cli.Result result = new Cli().run("verify", chain.chain(), "--json");

        assertThat(report(result).text("verdict")).contains("broken");
    }

    @Test
    void lettingNothingFromFilesSteerTheTerminal() throws Exception {
        String hostile = "\u001b]0;owned\u0007\u001b[2J\r\u009b31m\u202e";
        ChainFixture chain = ChainFixture.of(directory, "requested").signed();
        Path file = named("chain" + hostile);
        Files.writeString(file, "{\"data\":" + hostile + "\n" + Files.readString(chain.file()) + hostile);
        Path checkpoint = Files.writeString(
                directory.resolve("checkpoint" + hostile),
                Files.readString(chain.chain().resolve("checkpoints.txt"))
                        .replace(Cli.KEY_NAME, "\u009b\u202e" + Cli.KEY_NAME));

        Cli.Result result = new Cli().terminal().run("verify", file, "--checkpoint", checkpoint, "--key", chain.vkey());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("\\u001b").matches("[\\x20-\\x7e\n]*");
        assertThat(result.err()).matches("[\\x20-\\x7e\n]*");
    }

    /** Skips the test where the encoding of file names, which is the locale's, has not all of these characters. */
    private Path named(String name) {
        try {
            return directory.resolve(name);
        } catch (InvalidPathException e) {
            return abort("skipped: " + e.getReason());
        }
    }

    @Test
    void saysWhatNoFileCanBeCalled() {
        Cli.Result result = new Cli().run("verify", directory + "/a\u0000b");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("compliance verify: " + directory + "/a\\u0000b cannot be the name of a file here: ")
                .endsWith(", such as C.UTF-8\n");
    }

    @Test
    void lettingNothingFromFileNamesSteerTheTerminalInErrors() {
        Cli.Result result = new Cli().terminal().run("verify", directory + "/\u001b[2J\u202e");

        assertThat(result.err()).contains("\\u001b[2J\\u202e").matches("[\\x20-\\x7e\n]*");
    }

    @Test
    void coloursTheVerdictOnATerminalOnly() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested").signed();

        assertThat(new Cli()
                        .colour()
                        .run("verify", chain.chain(), "--key", chain.vkey())
                        .out())
                .contains("\u001b[1;32mVALID\u001b[0m\n");
        assertThat(new Cli()
                        .terminal()
                        .run("verify", chain.chain(), "--key", chain.vkey())
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void drawsABarWhenItTakesLongerThanASecond() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested");
        AtomicLong time = new AtomicLong();

        Cli.Result slow = new Cli()
                .terminal()
                .nanoTime(() -> time.addAndGet(2_000_000_000L))
                .run("verify", chain.chain());
        Cli.Result fast = new Cli().terminal().run("verify", chain.chain());

        assertThat(slow.err()).contains("Verifying");
        assertThat(fast.err()).isEmpty();
    }

    private static JsonObject report(Cli.Result result) throws Exception {
        assertThat(PublishedSchema.VERIFY_REPORT.errors(result.out())).isEmpty();
        return (JsonObject)
                JsonParser.parse(result.out().getBytes(StandardCharsets.UTF_8), new JsonLimits(1 << 20, 16));
    }
}
