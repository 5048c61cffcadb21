package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.LocalEvidenceFiles;
import io.jenkins.plugins.compliance.evidence.ReportFormat;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import io.jenkins.plugins.compliance.evidence.collect.CollectedEvidence;
import io.jenkins.plugins.compliance.evidence.collect.EvidenceCollector;
import io.jenkins.plugins.compliance.promotion.EvidenceRegister;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.promotion.Route;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compliance collect}. */
@Command(
        name = "collect",
        mixinStandardHelpOptions = false,
        header = "Collect the reports of tools as evidence of a service.",
        description =
                "Keeps the reports, normalises what they say, and records both in the service's chain: one entry for"
                        + " each kind. All reports are read before anything is recorded.")
final class CollectCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Spec
    private CommandSpec command;

    @Mixin
    HelpOption help = new HelpOption();

    @Parameters(paramLabel = "SERVICE", description = "The service.")
    private ServiceName service;

    @Option(names = "--sast", arity = "1..*", paramLabel = "FILE", description = "A report of static analysis: SARIF.")
    private List<Path> sast = List.of();

    @Option(
            names = "--coverage",
            arity = "1..*",
            paramLabel = "FILE",
            description = "A report of coverage: JaCoCo, Cobertura, LCOV.")
    private List<Path> coverage = List.of();

    @Option(names = "--tests", arity = "1..*", paramLabel = "FILE", description = "A report of tests: JUnit.")
    private List<Path> tests = List.of();

    @Option(
            names = "--sbom",
            arity = "1..*",
            paramLabel = "FILE",
            description = "A bill of materials: CycloneDX, SPDX.")
    private List<Path> sbom = List.of();

    @Option(
            names = "--files",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Any file, of which the digest is recorded.")
    private List<Path> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "What the reports must be; by default it is found out by looking at them.")
    private Optional<String> format = Optional.empty();

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "The version the reports are about. They then count for no other.")
    private Optional<String> version = Optional.empty();

    @Mixin
    private Workspace workspace = new Workspace();

    @Mixin
    private PolicyOption policy = new PolicyOption();

    @Mixin
    private OriginOption origin = new OriginOption();

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    CollectCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, CommandFailedException {
        Optional<ReportFormat> expected = expected();
        requireVersionAndOrigin();
        Map<EvidenceKind, List<Path>> reports = reports();
        PolicyInForce inForce = policy.inForce();
        Optional<String> refusal = inForce.policy().flatMap(read -> read.evidenceRefusal(service, origin.origin()));
        if (refusal.isPresent()) {
            throw new CommandFailedException(refusal.get());
        }
        List<CollectedEvidence> collected = new ArrayList<>();
        LocalEvidenceFiles kept = new LocalEvidenceFiles(workspace.evidence());
        for (Map.Entry<EvidenceKind, List<Path>> kind : reports.entrySet()) {
            List<ReportSource> sources =
                    kind.getValue().stream().map(ReportSource::of).toList();
            collected.add(EvidenceCollector.collect(kind.getKey(), sources, expected, kept));
        }
        record(collected, inForce);
        return ExitCodes.VALID;
    }

    private Map<EvidenceKind, List<Path>> reports() {
        Map<EvidenceKind, List<Path>> reports = new EnumMap<>(EvidenceKind.class);
        reports.put(EvidenceKind.SAST, sast);
        reports.put(EvidenceKind.COVERAGE, coverage);
        reports.put(EvidenceKind.TESTS, tests);
        reports.put(EvidenceKind.SBOM, sbom);
        reports.put(EvidenceKind.FILES, files);
        reports.values().removeIf(List::isEmpty);
        if (reports.isEmpty()) {
            throw usage(
                    "there is nothing to collect; name a report with --sast, --coverage, --tests, --sbom or --files");
        }
        return reports;
    }

    private Optional<ReportFormat> expected() {
        if (format.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        for (ReportFormat known : ReportFormat.values()) {
            if (known.word().equals(format.get())) {
                return Optional.of(known);
            }
            words.add(known.word());
        }
        throw usage("Invalid value for option '--format': it is one of " + String.join(", ", words));
    }

    private void requireVersionAndOrigin() {
        try {
            version.ifPresent(Route::requireVersion);
            origin.origin().ifPresent(EvidenceRegister::requireOrigin);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private void record(List<CollectedEvidence> collected, PolicyInForce inForce) throws IOException {
        PromotionText text = new PromotionText(Screen.out(environment));
        List<Map<String, Object>> entries = new ArrayList<>();
        try (LocalStore store = workspace.store(environment);
                EvidenceChain chain = store.chain(service)) {
            Recoveries.tell(chain, environment);
            EvidenceRegister register = new EvidenceRegister(chain, inForce, version, origin.origin());
            for (CollectedEvidence evidence : collected) {
                EvidenceEntry entry = register.record(evidence);
                if (json) {
                    entries.add(json(entry, evidence));
                } else {
                    text.collected(entry, evidence);
                }
            }
        }
        if (json) {
            Screen.out(environment)
                    .json(JsonObject.of(Map.of("format", "compliance-promotion/collected/v1", "entries", entries)));
        }
    }

    private static Map<String, Object> json(EvidenceEntry entry, CollectedEvidence evidence) {
        return new TreeMap<>(Map.of(
                "service", entry.service().value(),
                "sequence", entry.sequence(),
                "hash", entry.hash().hex(),
                "kind", evidence.document().kind().word(),
                "document", evidence.documentFile().toJson(),
                "summary", evidence.document().summary()));
    }
}
