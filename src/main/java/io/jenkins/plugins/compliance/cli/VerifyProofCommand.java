package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.entry.EntryFormatException;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.merkle.MerkleHasher;
import io.jenkins.plugins.compliance.chain.merkle.ProofException;
import io.jenkins.plugins.compliance.chain.note.CheckpointPolicy;
import io.jenkins.plugins.compliance.chain.note.KeyIdentity;
import io.jenkins.plugins.compliance.chain.note.NoteFormatException;
import io.jenkins.plugins.compliance.chain.note.NoteRejectedException;
import io.jenkins.plugins.compliance.chain.note.TlogProof;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compliance verify-proof}. */
@Command(
        name = "verify-proof",
        mixinStandardHelpOptions = true,
        header = "Verify offline that one entry stands in a signed chain.",
        description =
                "The exit code is 0 when it is proven, 1 when proof, entry and signature do not fit together, and 2"
                        + " when that cannot be told.")
final class VerifyProofCommand implements Callable<Integer> {

    /** The longest proof file that is read; one has a few kilobytes. */
    private static final int MAX_PROOF = 1 << 20;

    private final CliEnvironment environment;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "PROOF", description = "The proof, a file *.tlog-proof.")
    private Path proof;

    @Option(
            names = "--entry",
            paramLabel = "FILE",
            required = true,
            description = "The entry, as compliance prove wrote it.")
    private Path entry;

    @Mixin
    private KeyOptions keys = new KeyOptions();

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    VerifyProofCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        CheckpointPolicy policy = keys.policy()
                .orElseThrow(
                        () -> new ParameterException(command.commandLine(), "Missing required option: '--key=FILE'"));
        TlogProof parsed = parse(read(proof, MAX_PROOF));
        Map<String, Object> report = new TreeMap<>();
        report.put("index", parsed.index());
        report.put("origin", parsed.checkpoint().checkpoint().origin());
        report.put("size", parsed.checkpoint().checkpoint().size());
        Verdict verdict = verify(parsed, policy, report);
        report.put("verdict", Verdicts.id(verdict));
        show(verdict, report);
        return ExitCodes.of(verdict);
    }

    private TlogProof parse(byte[] bytes) throws CommandFailedException {
        try {
            return TlogProof.parse(bytes);
        } catch (NoteFormatException e) {
            throw new CommandFailedException(proof + " is no proof: " + e.getMessage(), e);
        }
    }

    private Verdict verify(TlogProof parsed, CheckpointPolicy policy, Map<String, Object> report) throws IOException {
        try {
            EvidenceEntry proven = EvidenceEntry.parse(withoutLineFeed(read(entry, JsonLimits.ENTRY.maxBytes() + 1)));
            List<KeyIdentity> signers = parsed.verify(ProvenEntry.leafHash(new MerkleHasher(), proven), policy);
            report.put("service", proven.service().value());
            report.put("hash", proven.hash().hex());
            report.put("signed_by", signers.stream().map(KeyIdentity::toString).collect(Collectors.joining(", ")));
            return Verdict.VALID;
        } catch (NoteRejectedException e) {
            report.put("reason", String.valueOf(e.getMessage()));
            return e.reason() == NoteRejectedException.Reason.UNVERIFIED ? Verdict.CANNOT_TELL : Verdict.BROKEN;
        } catch (ProofException | EntryFormatException e) {
            report.put("reason", String.valueOf(e.getMessage()));
            return Verdict.BROKEN;
        }
    }

    private void show(Verdict verdict, Map<String, Object> report) {
        Screen screen = Screen.out(environment);
        if (json) {
            screen.json(JsonObject.of(report));
            return;
        }
        report.forEach((name, value) -> {
            if (!name.equals("verdict") && !name.equals("reason")) {
                screen.field(name, String.valueOf(value));
            }
        });
        switch (verdict) {
            case VALID -> screen.line(Style.GOOD, "PROVEN");
            case BROKEN -> screen.line(Style.BAD, "NOT PROVEN: " + report.get("reason"));
            case CANNOT_TELL -> screen.line(Style.DOUBTFUL, "CANNOT TELL: " + report.get("reason"));
        }
    }

    private static byte[] read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most + 1);
        }
    }

    private static byte[] withoutLineFeed(byte[] line) {
        return line.length > 0 && line[line.length - 1] == '\n' ? Arrays.copyOf(line, line.length - 1) : line;
    }
}
