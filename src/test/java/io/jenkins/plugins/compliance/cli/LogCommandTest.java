package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCommandTest {

    @TempDir
    private Path directory;

    @Test
    void showsEntriesAsATable() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested", "validated");

        Cli.Result result = new Cli().run("log", chain.chain());

        assertThat(result.out()).isEqualTo("""
            SEQUENCE  TIMESTAMP                 TYPE        EVENT                     HASH
            0         2026-11-22T13:30:39.123Z  promotion   requested                 %s
            1         2026-11-22T13:31:39.123Z  validation  validated                 %s
            """.formatted(
                        chain.entry(0).hash().hex().substring(0, 12),
                        chain.entry(1).hash().hex().substring(0, 12)));
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void showsAWholeSecondWithThreeDecimals() {
        Path root = directory.resolve("chains");
        new Cli()
                .clock(() -> Instant.parse("2026-11-22T13:30:00Z"))
                .in(Cli.draft("requested"))
                .run("append", root);

        assertThat(new Cli().run("log", root.resolve("service-a")).out()).contains("2026-11-22T13:30:00.000Z");
    }

    @Test
    void showsTheStoredLinesAsJson() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested", "größer \u202e");

        Cli.Result result = new Cli().run("log", chain.chain(), "--json");

        assertThat(result.out()).isEqualTo(new String(chain.bytes(), StandardCharsets.UTF_8));
    }

    @Test
    void writesJsonThatVerifies() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested", "größer \u202e");
        String lines = new Cli().run("log", chain.chain(), "--json").out();

        assertThat(new Cli()
                        .in(lines)
                        .run("verify", "-", "--expect-head", chain.entry(1).hash())
                        .exitCode())
                .isZero();
    }

    @Test
    void showsOnlyWhatIsAskedFor() throws Exception {
        ChainFixture chain =
                ChainFixture.of(directory, "requested", "validated", "started", "completed", "requested", "rejected");

        assertThat(sequences(chain, "--event", "requested")).containsExactly("0", "4");
        assertThat(sequences(chain, "--event", "requested", "--event", "rejected"))
                .containsExactly("0", "4", "5");
        assertThat(sequences(chain, "--type", "validation")).containsExactly("1");
        assertThat(sequences(chain, "--from", "2", "--to", "3")).containsExactly("2", "3");
        assertThat(sequences(chain, "--from", "5")).containsExactly("5");
        assertThat(sequences(chain, "--from", "9")).isEmpty();
        assertThat(sequences(chain, "--from", "3", "--to", "1")).isEmpty();
        assertThat(sequences(chain, "--to", Long.toString(Long.MAX_VALUE))).hasSize(6);
        assertThat(sequences(chain, "--since", "2026-11-22T13:33:39.123Z", "--until", "2026-11-22T13:35:00Z"))
                .containsExactly("3", "4");
        assertThat(sequences(chain, "--since", "2026-11-22")).hasSize(6);
        assertThat(sequences(chain, "--until", "2026-11-22")).isEmpty();
    }

    private static List<String> sequences(ChainFixture chain, String... options) {
        List<Object> args = new ArrayList<>(List.of("log", chain.chain()));
        args.addAll(List.of(options));
        return new Cli()
                .run(args.toArray())
                .out()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    @Test
    void followsAGrowingChain() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested");
        Deque<String> later = new ArrayDeque<>(List.of("validated", "started"));

        Cli.Result result = new Cli()
                .pause(() -> {
                    if (later.isEmpty()) {
                        return false;
                    }
                    appendUnchecked(chain, later.remove());
                    return true;
                })
                .run("log", chain.chain(), "--follow");

        assertThat(result.out()).containsSubsequence("\n0 ", "requested", "\n1 ", "validated", "\n2 ", "started");
        assertThat(result.out().lines()).hasSize(4);
    }

    private static void appendUnchecked(ChainFixture chain, String event) {
        try {
            chain.append(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void stopsAtALineThatIsNoEntry() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested", "validated");
        ChainFixture.replace(chain.segment(0), "\"validated\"", "\"invalid\"");

        Cli.Result result = new Cli().run("log", chain.chain());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out().lines()).hasSize(2);
        assertThat(result.err())
                .startsWith("compliance log: ")
                .contains("the entry 1")
                .doesNotContain("Exception");
    }

    @Test
    void lettingNoEventSteerTheTerminal() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "\u001b[2J\u009b\u202e@|red x|@");

        Cli.Result table = new Cli().terminal().run("log", chain.chain());
        Cli.Result json = new Cli().terminal().run("log", chain.chain(), "--json");

        assertThat(table.out()).contains("\\u001b[2J\\u009b").matches("[\\x20-\\x7e\n]*");
        assertThat(json.out()).contains("\\u001b[2J\\u009b\\u202e@|red x|@").matches("[\\x20-\\x7e\n]*");
    }

    @Test
    void showsWhatLooksLikeMarkupAsItIs() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "@|red x|@ @@|y");

        assertThat(new Cli().run("log", chain.chain()).out()).contains(" @|red x|@ @@|y  ");
    }

    @Test
    void saysThatThereIsNoSuchChain() {
        Cli.Result result = new Cli().run("log", directory.resolve("nothing"));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("nothing").doesNotContain("Exception");
    }

    @Test
    void showsNothingOfAnEmptyDirectory() throws Exception {
        Path empty = Files.createDirectory(directory.resolve("empty"));

        assertThat(new Cli().run("log", empty).out().lines()).hasSize(1);
    }
}
