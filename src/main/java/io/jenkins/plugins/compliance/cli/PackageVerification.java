package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.bundle.PackageFinding;
import io.jenkins.plugins.compliance.bundle.PackageReport;
import io.jenkins.plugins.compliance.bundle.PackageVerifier;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.signing.TrustedKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Verifies a package for {@code compliance verify}, and shows what came of it. */
final class PackageVerification {

    static final String FORMAT = "compliance-promotion/package-report/v1";

    private static final byte[] MAGIC = {'P', 'K', 3, 4};

    private final CliEnvironment environment;
    private final long maxFindings;
    private final boolean json;

    PackageVerification(CliEnvironment environment, long maxFindings, boolean json) {
        this.environment = environment;
        this.maxFindings = maxFindings;
        this.json = json;
    }

    /** Whether a file is meant to be a package: by its name, so that a damaged one is still taken for one, or its bytes. */
    static boolean isPackage(String path) throws IOException {
        if (path.equals(ChainInput.STDIN) || !Files.isRegularFile(Path.of(path))) {
            return false;
        }
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            return path.toLowerCase(Locale.ROOT).endsWith(".zip") || Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    int run(Path file, Optional<TrustedKeys> trusted, int threads) throws IOException {
        PackageReport report = new PackageVerifier(trusted, threads).verify(file);
        if (json) {
            Screen.out(environment).json(json(file, report));
        } else {
            show(file, report, Screen.out(environment));
        }
        return ExitCodes.of(report.verdict());
    }

    private List<PackageFinding> shown(PackageReport report) {
        return report.findings().stream().limit(maxFindings).toList();
    }

    private void show(Path file, PackageReport report, Screen screen) {
        int number = 0;
        for (PackageFinding finding : shown(report)) {
            screen.part(Style.BAD, "finding " + ++number);
            screen.line(": " + finding.check() + ", " + finding.place());
            screen.field("  expected", finding.expected());
            screen.field("  found", finding.found());
            screen.field("  remedy", Remedies.of(finding.check()));
            screen.line("");
        }
        screen.field("package", file.toString());
        if (!report.kind().isEmpty()) {
            screen.field("kind", report.kind());
            screen.field("service", report.service());
            screen.field("promotion", report.promotion());
            screen.field("entries", Long.toString(report.entries()));
        }
        switch (report.verdict()) {
            case VALID -> {
                screen.field("not proven", "that the evidence was true when it was collected; see docs/package.md");
                screen.line(Style.GOOD, "VALID");
            }
            case CANNOT_TELL -> {
                screen.field(
                        "advice",
                        "get the verifier key from somebody you trust, into a file, and try: compliance" + " verify "
                                + ShellWord.of(file.toString()) + " --key FILE");
                screen.part(Style.DOUBTFUL, "CANNOT TELL");
                screen.line(": " + String.join("; ", report.reasons()));
            }
            case BROKEN -> {
                screen.part(Style.BAD, "BROKEN");
                screen.line(": " + report.findingCount() + (report.findingCount() == 1 ? " finding" : " findings"));
            }
        }
    }

    private JsonObject json(Path file, PackageReport report) {
        Map<String, Object> members = new TreeMap<>();
        members.put("format", FORMAT);
        members.put("path", file.toString());
        members.put("verdict", Verdicts.id(report.verdict()));
        members.put("reasons", report.reasons());
        members.put("kind", report.kind());
        members.put("service", report.service());
        members.put("promotion", report.promotion());
        members.put("entries", report.entries());
        members.put("finding_count", report.findingCount());
        members.put(
                "findings",
                shown(report).stream()
                        .map(finding -> Map.of(
                                "check", finding.check().id(),
                                "place", finding.place(),
                                "expected", finding.expected(),
                                "found", finding.found(),
                                "remedy", Remedies.of(finding.check())))
                        .toList());
        return JsonObject.of(members);
    }
}
