package io.jenkins.plugins.compliance.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statements of a package verify with securesystemslib, the library under in-toto's Python implementation. */
class InTotoExportTest {

    private static final Path PYTHON_FILES = Path.of("src/test/python").toAbsolutePath();

    @TempDir
    private Path directory;

    @Test
    void theStatementsOfAPackageVerifyWithSecuresystemslib() throws Exception {
        PythonVerifier.assumeThereIsPython();
        Path python = securesystemslib();
        Repacked files = new Repacked(PackageFixture.completed(directory).write());
        List<String> command = new ArrayList<>(List.of(
                python.toString(),
                PYTHON_FILES.resolve("verify_attestations.py").toString(),
                HexFormat.of().formatHex(PackageFixture.signer(1).publicKey().bytes())));
        for (var file : files.files.entrySet()) {
            if (file.getKey().startsWith(PackageFormat.ATTESTATIONS)) {
                Path path = directory.resolve(file.getKey().replace('/', '-'));
                command.add(Files.write(path, file.getValue()).toString());
            }
        }

        Process verifier = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(verifier.getInputStream().readAllBytes(), UTF_8);

        assertThat(verifier.waitFor()).as(output).isZero();
        assertThat(output.lines())
                .containsExactly(
                        "evidence_collected",
                        "evidence_collected",
                        "evidence_collected",
                        "evidence_collected",
                        "requested",
                        "gates_evaluated",
                        "validated",
                        "started",
                        "completed");
    }

    private Path securesystemslib() throws Exception {
        Path environment = directory.resolve("python");
        assumeTrue(
                succeeds("python3", "-m", "venv", "--copies", environment.toString()),
                "skipped: python3 cannot make environments");
        assumeTrue(
                succeeds(
                        environment.resolve("bin/pip").toString(),
                        "install",
                        "-q",
                        "-r",
                        PYTHON_FILES.resolve("requirements.txt").toString()),
                "skipped: securesystemslib cannot be had from PyPI here");
        return environment.resolve("bin/python");
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(15, TimeUnit.MINUTES);
            if (!ended) {
                // Or it would go on writing into a directory that the test deletes.
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
