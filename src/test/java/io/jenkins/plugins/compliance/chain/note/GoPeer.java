package io.jenkins.plugins.compliance.chain.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Go program in {@code src/test/go}, which answers command lines by Go's own notes and transparency logs. */
final class GoPeer {

    private static final Path SOURCE = Path.of("src", "test", "go");
    private static final int TIMEOUT_MINUTES = 15;

    private final Path directory;
    private final Path program;

    private GoPeer(Path directory) {
        this.directory = directory;
        this.program = directory.resolve("interop");
    }

    /** Builds the program, or aborts the test where Go or its modules cannot be had. */
    static GoPeer build(Path directory) throws IOException, InterruptedException {
        GoPeer peer = new GoPeer(directory);
        if (peer.run(go("version")) != 0) {
            abort("not compared with Go: " + peer.output());
        }
        if (peer.run(go("mod", "download")) != 0) {
            abort("not compared with Go, as its modules cannot be had: " + peer.output());
        }
        int status = peer.run(go("build", "-o", peer.program.toAbsolutePath().toString(), "."));
        assertThat(status).as(peer.output()).isZero();
        return peer;
    }

    /** The answers to command lines, one for each. */
    List<String> ask(List<String> commands) throws IOException, InterruptedException {
        Files.write(input(), commands);
        int status = run(new ProcessBuilder(program.toString()).redirectInput(input().toFile()));
        assertThat(status).as(output()).isZero();
        List<String> answers = Files.readAllLines(directory.resolve("output"));
        assertThat(answers).hasSameSizeAs(commands);
        return answers;
    }

    private static ProcessBuilder go(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder("go").directory(SOURCE.toFile());
        builder.command().addAll(List.of(arguments));
        return builder;
    }

    private int run(ProcessBuilder builder) throws IOException, InterruptedException {
        builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            Files.writeString(directory.resolve("output"), String.valueOf(e.getMessage()));
            return -1;
        }
        if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new IOException(builder.command() + " took more than " + TIMEOUT_MINUTES + " minutes");
        }
        return process.exitValue();
    }

    private Path input() {
        return directory.resolve("input");
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output"), StandardCharsets.UTF_8);
    }
}
