package io.jenkins.plugins.compliance.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Runs the project's {@code verify.py} as an auditor would. */
final class PythonVerifier {

    private static final Path SCRIPT = Path.of("src/main/resources/io/jenkins/plugins/compliance/bundle/verify.py")
            .toAbsolutePath();
    private static final Pattern FINDING = Pattern.compile("(?m)^finding \\d+: ([a-z_]+), (.*)$");

    private PythonVerifier() {}

    /**
     * What came of it.
     *
     * @param exitCode 0, 1 or 2
     * @param checks the names of the findings in their order
     */
    record Outcome(int exitCode, List<String> checks, String output) {}

    static void assumeThereIsPython() throws InterruptedException {
        try {
            Process python = new ProcessBuilder("python3", "--version").start();
            assumeTrue(python.waitFor() == 0, "skipped: python3 does not run here");
        } catch (IOException e) {
            assumeTrue(false, "skipped: there is no python3 to run verify.py with");
        }
    }

    static Outcome verify(Path file, Path... keys) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-I", SCRIPT.toString(), file.toString()));
        for (Path key : keys) {
            command.add("--key");
            command.add(key.toString());
        }
        Process python = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(python.getInputStream().readAllBytes(), UTF_8);
        if (!python.waitFor(2, TimeUnit.MINUTES)) {
            throw new IOException("verify.py did not end");
        }
        List<String> checks =
                FINDING.matcher(output).results().map(match -> match.group(1)).toList();
        return new Outcome(python.exitValue(), checks, output);
    }
}
