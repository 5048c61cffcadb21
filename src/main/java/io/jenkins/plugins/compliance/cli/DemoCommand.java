package io.jenkins.plugins.compliance.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code compliance demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        header = "Promote, roll back and verify a service, on the reports of this program's own build.",
        description =
                "Runs the everyday commands one after the other and shows them. The directory, which is made anew, is"
                        + " left with the chain, the packages, a report to open in a browser, the audit log and a recording of"
                        + " the terminal (asciicast).")
final class DemoCommand implements Callable<Integer> {

    private static final String RECORDING = "demo.cast";
    private static final List<String> TESTS = List.of("TEST-CompactRangeTest.xml", "TEST-InclusionProofTest.xml");
    private static final String HASTY_CHANGE = "jacoco-after-a-hasty-change.xml";

    private final CliEnvironment environment;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = "target/demo",
            description = "The demo's directory; ${DEFAULT-VALUE} by default.")
    private Path directory = Path.of("target/demo");

    DemoCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        makeDirectoryAnew();
        DemoStage stage = new DemoStage(environment);
        play(stage);
        Files.write(directory.resolve(RECORDING), stage.recording());
        return ExitCodes.VALID;
    }

    private void play(DemoStage stage) throws IOException, CommandFailedException {
        Path home = directory.resolve("compliance");
        Path policy = report("compliance.yml");
        Path auditorsKey = directory.resolve("auditor.vkey");
        Path evidencePackage = directory.resolve("service-a-1.4.0.zip");
        Path rejectedPackage = directory.resolve("service-a-1.5.0-rejected.zip");

        Files.createDirectories(home);
        stage.runInto(auditorsKey, "keygen", home.resolve("signing.key"), "--key-name", "demo.example.com/compliance");
        Files.copy(auditorsKey, home.resolve("signing.vkey"));

        stage.say("evidence_collection: the reports of the build, read, counted and put into the chain");
        stage.run(ExitCodes.VALID, collect(home, "1.4.0", "jacoco.xml"));

        stage.say("service_a_promotion: every gate is held against them");
        stage.run(ExitCodes.VALID, promote(home, policy, "1.4.0", "demo-1"));

        stage.say("A hasty change: most tests no longer run. The policy notices");
        stage.run(ExitCodes.VALID, collect(home, "1.5.0", HASTY_CHANGE));
        stage.run(ExitCodes.BROKEN, promote(home, policy, "1.5.0", "demo-2"));

        stage.say("The tests are back, 1.5.1 is promoted, and causes trouble");
        stage.run(ExitCodes.VALID, collect(home, "1.5.1", "jacoco.xml"));
        stage.run(ExitCodes.VALID, promote(home, policy, "1.5.1", "demo-3"));

        stage.say("basic_rollback: back to what was compliant before, whose evidence is verified again");
        stage.run(
                ExitCodes.VALID,
                "rollback",
                "service-a",
                "--home",
                home,
                "--policy",
                policy,
                "--to-version",
                "1.4.0",
                "--id",
                "demo-4",
                "--exec",
                "echo \"$PROMOTION_ACTION to $PROMOTION_VERSION\"");
        stage.run(ExitCodes.VALID, "status", "--home", home);

        stage.say("What an auditor takes away");
        stage.run(
                ExitCodes.VALID,
                "package",
                "service-a",
                "--home",
                home,
                "--promotion",
                "demo-1",
                "-o",
                evidencePackage);
        stage.run(
                ExitCodes.VALID,
                "package",
                "service-a",
                "--home",
                home,
                "--promotion",
                "demo-2",
                "-o",
                rejectedPackage);
        stage.runInto(directory.resolve("audit-log.jsonl"), "report", "audit", "--home", home);
        stage.runInto(directory.resolve("status.md"), "report", "status", "--home", home);
        extractReport(evidencePackage);

        stage.say("Somebody who can write the chain makes the poor coverage a good one. It shows");
        stage.run(
                ExitCodes.BROKEN,
                "verify",
                forge(home.resolve("chains/service-a")),
                "--key",
                auditorsKey,
                "--max-findings",
                1);

        stage.say("The package, verified as an auditor does it: with the public key and nothing else");
        stage.run(ExitCodes.VALID, "verify", evidencePackage, "--key", auditorsKey);
        stage.line("");
        stage.line("Open    " + directory.resolve("report.html"));
        stage.line("Play    asciinema play " + directory.resolve(RECORDING));
        stage.line("Verify  java -jar target/compliance-promotion-cli.jar verify "
                + ShellWord.of(evidencePackage.toString()) + " --key " + ShellWord.of(auditorsKey.toString()));
    }

    private Object[] collect(Path home, String version, String coverage) throws IOException {
        List<Object> words = new ArrayList<>(List.of(
                "collect",
                "service-a",
                "--home",
                home,
                "--version",
                version,
                "--sast",
                report("spotbugs.sarif"),
                "--coverage",
                report(coverage),
                "--sbom",
                report("bom.cdx.json")));
        for (String tests : TESTS) {
            words.addAll(List.of("--tests", report(tests)));
        }
        return words.toArray();
    }

    private static Object[] promote(Path home, Path policy, String version, String id) {
        return new Object[] {
            "promote",
            "service-a",
            "--home",
            home,
            "--policy",
            policy,
            "--from",
            "sandbox",
            "--to",
            "compliant",
            "--version",
            version,
            "--id",
            id,
            "--exec",
            "echo \"deploying $PROMOTION_SERVICE $PROMOTION_VERSION\""
        };
    }

    /** A report of the demo, as a file to be read like any other. */
    private Path report(String name) throws IOException {
        Path file = directory.resolve("reports").resolve(name);
        if (!Files.exists(file)) {
            Files.createDirectories(directory.resolve("reports"));
            try (InputStream content = DemoCommand.class.getResourceAsStream("demo/" + name)) {
                if (content == null) {
                    throw new IllegalStateException("the program lacks its report " + name);
                }
                Files.copy(content, file);
            }
        }
        return file;
    }

    private void extractReport(Path evidencePackage) throws IOException {
        try (ZipFile zip = new ZipFile(evidencePackage.toFile())) {
            Files.write(directory.resolve("report.html"), content(zip, zip.getEntry("report.html")));
        }
    }

    /** A copy of the chain in which the coverage that was refused is better than it was. */
    private Path forge(Path chain) throws IOException {
        Path forged = Files.createDirectories(directory.resolve("forged")).resolve(chain.getFileName());
        Files.createDirectory(forged);
        try (Stream<Path> files = Files.list(chain)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                Files.writeString(forged.resolve(file.getFileName()), text.replace("\"line\":31.11", "\"line\":91.11"));
            }
        }
        return forged;
    }

    private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /** Clears what an earlier demo left, and nothing that is not a demo's. */
    private void makeDirectoryAnew() throws IOException, CommandFailedException {
        if (Files.exists(directory.resolve("reports")) && Files.exists(directory.resolve("auditor.vkey"))) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } else if (Files.exists(directory)) {
            throw new CommandFailedException(
                    directory + " exists and is not an earlier demo's; choose a directory that is not there yet");
        }
        Files.createDirectories(directory);
    }
}
