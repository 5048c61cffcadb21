package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.schema.PublishedSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointCommandTest {

    @TempDir
    private Path directory;

    @Test
    void printsTheCheckpointItPublishes() throws Exception {
        ChainFixture chain =
                ChainFixture.of(directory, "requested", "completed").signed();
        chain.append("rolled_back");

        Cli.Result result = run(chain, chain.chain());

        assertThat(result.out()).startsWith(Cli.KEY_NAME + "/service-a\n3\n");
        assertThat(Files.readString(chain.chain().resolve("checkpoints.txt"))).endsWith(result.out() + "\n");
    }

    @Test
    void printsACheckpointToHoldTheChainAgainst() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested");
        Path file = Files.writeString(
                directory.resolve("newest"), run(chain, chain.chain()).out());

        Cli.Result result = new Cli().run("verify", chain.file(), "--checkpoint", file, "--key", chain.vkey());

        assertThat(result.out()).contains("tail_pinned   yes\n");
    }

    @Test
    void printsItAsJson() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested");

        Cli.Result result = run(chain, chain.chain(), "--json");

        assertThat(PublishedSchema.CHECKPOINT.errors(result.out())).isEmpty();
    }

    @Test
    void refusesAChainWithoutEntries() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested").signed();
        Path empty = Files.createDirectory(directory.resolve("empty"));

        Cli.Result result = run(chain, empty);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("has no entries yet");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void makesNoChainWhereThereIsNone() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested").signed();

        Cli.Result result = run(chain, directory.resolve("nothing"));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(directory.resolve("nothing")).doesNotExist();
    }

    @Test
    void signsNoBrokenChain() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested").signed();
        ChainFixture.replace(chain.segment(0), "\"requested\"", "\"approved\"");

        Cli.Result result = run(chain, chain.chain());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void signsNoCopyUnderAnotherName() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested").signed();
        Path copy = Files.move(chain.chain(), directory.resolve("Copy_of_service-a"));

        Cli.Result result = run(chain, copy);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("is not named after a service");
    }

    private static Cli.Result run(ChainFixture chain, Path directory, Object... more) throws Exception {
        chain.vkey();
        List<Object> args = new ArrayList<>(
                List.of("checkpoint", directory, "--key-file", chain.keyFile(), "--key-name", Cli.KEY_NAME));
        args.addAll(List.of(more));
        return new Cli().run(args.toArray());
    }
}
