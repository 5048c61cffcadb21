package io.jenkins.plugins.compliance.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.merkle.CompactRangeBuilder;
import io.jenkins.plugins.compliance.chain.merkle.MerkleHasher;
import io.jenkins.plugins.compliance.chain.note.KeyHistoryJson;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.signing.TrustedKeys;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** verify.py and the Java verifier come to the same exit code and the same findings, on packages good and tampered with. */
class VerifierAgreementTest {

    /** Alters a package. */
    private interface Tampering {
        byte[] of(Repacked files) throws Exception;
    }

    /**
     * A package to verify.
     *
     * @param foundBy the name of the first finding; empty when there is none
     * @param key whether the key is given
     */
    private record Case(Path file, String foundBy, boolean key) {}

    @TempDir
    private Path directory;

    private final Map<String, Case> cases = new LinkedHashMap<>();
    private PackageFixture fixture;
    private Path evidence;
    private Path distribution;

    @TestFactory
    Stream<DynamicTest> bothVerifiersAgree() throws Exception {
        PythonVerifier.assumeThereIsPython();
        fixture = PackageFixture.completed(Files.createDirectory(directory.resolve("good")));
        evidence = fixture.write();
        distribution = fixture.distribute();
        goodPackages();
        archives();
        manifests();
        signatures();
        chains();
        chainsSignedByTheKeyHolder();
        documents();
        distributions();
        lifeCycles();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(100);
        List<DynamicTest> tests = new ArrayList<>();
        Path key = fixture.keyFile();
        Optional<TrustedKeys> trusted = fixture.trusted();
        cases.forEach((name, each) -> tests.add(dynamicTest(name, () -> verify(each, key, trusted))));
        return tests.stream();
    }

    private void verify(Case each, Path key, Optional<TrustedKeys> trusted) throws Exception {
        Path file = each.file();
        PackageReport java = new PackageVerifier(each.key() ? trusted : Optional.empty(), 1).verify(file);
        PythonVerifier.Outcome python = each.key() ? PythonVerifier.verify(file, key) : PythonVerifier.verify(file);

        List<String> checks =
                java.findings().stream().map(finding -> finding.check().id()).toList();
        int expected = each.foundBy().isEmpty() ? each.key() ? 0 : 2 : 1;
        assertThat(exitCode(java)).as(java.findings().toString()).isEqualTo(expected);
        assertThat(python.exitCode()).as(python.output()).isEqualTo(expected);
        assertThat(checks.stream().findFirst().orElse(""))
                .as(java.findings().toString())
                .isEqualTo(each.foundBy());
        assertThat(python.checks().stream().findFirst().orElse(""))
                .as(python.output())
                .isEqualTo(each.foundBy());
        assertThat(new TreeSet<>(python.checks())).as(python.output()).isEqualTo(new TreeSet<>(checks));
    }

    private static int exitCode(PackageReport report) {
        return switch (report.verdict()) {
            case VALID -> 0;
            case BROKEN -> 1;
            case CANNOT_TELL -> 2;
        };
    }

    private void add(String name, byte[] bytes, String foundBy) throws Exception {
        add(name, bytes, foundBy, true);
    }

    private void add(String name, byte[] bytes, String foundBy, boolean key) throws Exception {
        Path file = Files.write(directory.resolve("case-" + cases.size() + ".zip"), bytes);
        assertThat(cases.put(name, new Case(file, foundBy, key))).as(name).isNull();
    }

    /** Put together by somebody who does not have the key, first carelessly and then with a manifest that fits. */
    private void withoutKey(String name, Tampering alteration) throws Exception {
        add(name, alteration.of(new Repacked(evidence)), "manifest");
    }

    private void byKeyHolder(String name, String foundBy, Consumer<Repacked> alteration) throws Exception {
        Repacked files = new Repacked(evidence);
        alteration.accept(files);
        add(name, files.signed(fixture.packageSigner()), foundBy);
    }

    private PackageFixture fixture(String name) throws Exception {
        return new PackageFixture(Files.createDirectory(directory.resolve(name)));
    }

    private void goodPackages() throws Exception {
        byte[] bytes = Files.readAllBytes(evidence);
        add("good", bytes, "");
        add("good but no key", bytes, "", false);
        add("good distribution", Files.readAllBytes(distribution), "");
        add("good distribution but no key", Files.readAllBytes(distribution), "", false);
        PackageFixture rejected = fixture("rejected");
        rejected.request(PackageFixture.PROMOTION, "promote");
        rejected.evaluate(PackageFixture.PROMOTION, List.of(Map.of("id", "coverage.line", "status", "failed")));
        rejected.event(
                PackageFixture.PROMOTION, EntryType.VALIDATION, "rejected", Map.of("reasons", List.of("no evidence")));
        add("good rejected without evidence", Files.readAllBytes(rejected.write()), "");
        PackageFixture older = fixture("older");
        older.collectAll();
        older.promote("build-16");
        older.promote(PackageFixture.PROMOTION);
        older.publish();
        add("good second promotion", Files.readAllBytes(older.write()), "");
        add("good earlier promotion", Files.readAllBytes(older.write("build-16")), "");
        PackageFixture odd = fixture("odd").requester("Zoë \u202e <script>&\"' 🚀");
        odd.collect(
                EvidenceKind.SAST,
                Map.of("a", 1e-7, "b", 123456789012345d, "c", 0.000001, "d", -0.5, "e", 1e15),
                PackageFixture.report("../../../etc/passwd", "x"),
                PackageFixture.report("con", "y"),
                PackageFixture.report("same", "y"));
        odd.promote(PackageFixture.PROMOTION);
        add("good with odd texts and numbers", Files.readAllBytes(odd.write()), "");
    }

    private void archives() throws Exception {
        byte[] good = Files.readAllBytes(evidence);
        add("empty file", new byte[0], "archive");
        add("no zip", "no zip at all".getBytes(UTF_8), "archive");
        add("only an end record", Arrays.copyOfRange(good, good.length - 22, good.length), "archive");
        add("an empty zip", Repacked.zip(Map.of()), "manifest");
        add("bytes appended", concatenate(good, "x".getBytes(UTF_8)), "archive");
        add("bytes put before", concatenate("x".getBytes(UTF_8), good), "archive");
        add("another zip appended", concatenate(good, good), "archive");
        add("cut off", Arrays.copyOf(good, good.length - 1), "archive");
        add("cut in half", Arrays.copyOf(good, good.length / 2), "archive");
        add("a bit of the first signature", flipped(good, 0), "archive");
        add("a comment", withComment(good), "archive");
        add("compressed anew", deflated(), "archive");
        add("stored anew with times", storedWithTimes(), "archive");
        for (String name : List.of(
                "../evil",
                "/etc/passwd",
                "a/../../b",
                "C:evil",
                "a\\b",
                ".hidden",
                "raw/",
                "a//b",
                "with blank",
                "x:y",
                "-dash",
                "tab\tname")) {
            Repacked files = new Repacked(evidence);
            files.put(name, "evil");
            add("a file named " + printable(name), files.asIs(), "archive");
        }
        Repacked longName = new Repacked(evidence);
        longName.put("a".repeat(201), "evil");
        add("a file with a very long name", longName.asIs(), "archive");
        Repacked folded = new Repacked(evidence);
        folded.put("REPORT.html", "evil");
        add("two names that differ in case", folded.asIs(), "archive");
        add("the same name twice", twice(good), "archive");
        int directoryAt = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt(good.length - 6);
        String[] fields = {"signature", "version", "made by", "needed", "flags", "flags", "method"};
        for (int i = 0; i < fields.length; i++) {
            add("central header byte " + 2 * i + " " + fields[i] + i, flipped(good, directoryAt + 2 * i), "archive");
        }
        add("a symbolic link", flipped(good, directoryAt + 41), "archive");
        add("central checksum", flipped(good, directoryAt + 16), "archive");
        add("central offset", flipped(good, directoryAt + 42), "archive");
        for (int offset : new int[] {4, 6, 8, 10, 12, 18, 22, 26, 28, 30}) {
            add("local header byte " + offset, flipped(good, offset), "archive");
        }
        add("both checksums of a file", bothChecksums(good, directoryAt), "archive");
    }

    private void manifests() throws Exception {
        withoutKey(
                "a swapped report",
                files -> files.replace("report.html", "<h1>", "<h1>x").asIs());
        withoutKey(
                "a swapped document",
                files -> files.put("sast_scan_results.json", "{}").asIs());
        withoutKey(
                "a missing component",
                files -> files.remove("test_coverage_report.json").asIs());
        withoutKey("a file more", files -> files.put("more.txt", "more").asIs());
        withoutKey(
                "an altered verifier",
                files -> files.put("verify.py", "exit(0)").asIs());
        withoutKey("no manifest", files -> files.remove("manifest.json").asIs());
        withoutKey("no signature", files -> files.remove("manifest.note").asIs());
        withoutKey("an empty manifest", files -> files.put("manifest.json", "").asIs());
        withoutKey(
                "a manifest that is no object",
                files -> files.put("manifest.json", "[]\n").asIs());
        withoutKey(
                "a manifest with a member more",
                files -> files.replace("manifest.json", "{", "{\"a\":1,").asIs());
        withoutKey(
                "a manifest in another spelling",
                files -> files.replace("manifest.json", ":", ": ").asIs());
        withoutKey(
                "a manifest of another format",
                files -> files.replace("manifest.json", "/v1", "/v2").asIs());
        withoutKey(
                "a manifest of another kind",
                files -> files.replace("manifest.json", "\"kind\":\"evidence\"", "\"kind\":\"other\"")
                        .asIs());
        withoutKey(
                "a manifest nested deep",
                files -> files.put("manifest.json", "[".repeat(100_000) + "]".repeat(100_000) + "\n")
                        .asIs());
        withoutKey(
                "a manifest with a large number",
                files -> files.replace("manifest.json", "\"size\":9}", "\"size\":99999999999999999999}")
                        .asIs());
    }

    private void signatures() throws Exception {
        Repacked swapped = new Repacked(evidence).replace("report.html", "<h1>", "<h1>x");
        add("a swapped report with a manifest that fits", swapped.unsigned(), "signature");
        PackageSigner other = PackageSigner.of(PackageFixture.KEY_NAME, PackageFixture.signer(9));
        add("signed by another key of that name", new Repacked(evidence).signed(other), "signature");
        add(
                "signed by another key than its own, and no key given",
                new Repacked(evidence).signed(other),
                "signature",
                false);
        Repacked taken = new Repacked(evidence);
        taken.files.put("keys/history.json", KeyHistoryJson.format(other.history()));
        taken.files.put("keys/verifier-keys.txt", EvidencePackageWriter.verifierKeys(other.history()));
        add("signed by an attacker who brings a key along", taken.signed(other), "signature");
        byKeyHolder("a key history that is none", "document", files -> files.put("keys/history.json", "{}"));
        byKeyHolder(
                "verifier keys of somebody else", "document", files -> files.put("keys/verifier-keys.txt", "x+y\n"));
        byKeyHolder("a checkpoint that is none", "signature", files -> files.put("checkpoint", "no checkpoint\n"));
        byKeyHolder(
                "a checkpoint without signature",
                "signature",
                files -> files.put(
                        "checkpoint",
                        files.text("checkpoint")
                                .substring(0, files.text("checkpoint").indexOf("\n\n") + 1)));
        byKeyHolder(
                "a checkpoint of another size", "signature", files -> files.replace("checkpoint", "\n9\n", "\n8\n"));
        byKeyHolder(
                "a checkpoint of another service",
                "consistency",
                files -> files.files.put("checkpoint", checkpointOf("service-b", 9, rootOf(files))));
        byKeyHolder(
                "a checkpoint of another root",
                "root",
                files -> files.files.put("checkpoint", checkpointOf("service-a", 9, "0".repeat(64))));
        byKeyHolder(
                "a checkpoint of fewer entries",
                "tail",
                files -> files.files.put("checkpoint", checkpointOf("service-a", 8, rootOf(files, 8))));
        byKeyHolder(
                "a checkpoint of more entries",
                "tail",
                files -> files.files.put("checkpoint", checkpointOf("service-a", 10, rootOf(files))));
    }

    private byte[] checkpointOf(String service, long size, String root) {
        try {
            return fixture.packageSigner()
                    .checkpoint(new ServiceName(service), size, Sha256Digest.ofHex(root))
                    .bytes();
        } catch (NoteSigningException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rootOf(Repacked files) {
        return rootOf(files, Integer.MAX_VALUE);
    }

    private static String rootOf(Repacked files, int size) {
        var tree = new CompactRangeBuilder(new MerkleHasher(), 0);
        files.text("audit_chain.json")
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
                .limit(size)
                .forEach(line -> tree.appendLeaf(line.getBytes(UTF_8), 0, line.getBytes(UTF_8).length));
        return tree.root().hex();
    }

    private void chains() throws Exception {
        String name = "audit_chain.json";
        withoutKey(
                "an altered entry",
                files -> files.replace(name, "jane@example.com", "john@example.com")
                        .asIs());
        withoutKey("an entry left out", files -> withoutLine(files, 3).asIs());
        withoutKey("entries swapped", files -> swapLines(files, 2, 3).asIs());
        withoutKey("the last entry cut off", files -> withoutLine(files, 9).asIs());
    }

    private void chainsSignedByTheKeyHolder() throws Exception {
        String name = "audit_chain.json";
        byKeyHolder("signed: an altered entry", "hash", files -> files.replace(name, "jane@", "john@"));
        byKeyHolder("signed: another spelling", "canonical", files -> files.replace(name, "{\"data\":", "{ \"data\":"));
        byKeyHolder(
                "signed: an escape that is not needed",
                "canonical",
                files -> files.replace(name, "jane@example", "\\u006aane@example"));
        byKeyHolder(
                "signed: a member twice",
                "canonical",
                files -> files.replace(name, "\"exit_code\":0", "\"exit_code\":0,\"exit_code\":0"));
        byKeyHolder(
                "signed: a number in another spelling", "canonical", files -> files.replace(name, "91.43", "91.430"));
        byKeyHolder("signed: NaN", "canonical", files -> files.replace(name, "91.43", "NaN"));
        byKeyHolder("signed: a lone surrogate", "canonical", files -> files.replace(name, "jane@", "\\ud800@"));
        byKeyHolder(
                "signed: nested too deep",
                "canonical",
                files -> files.replace(name, "91.43", "[".repeat(70) + "]".repeat(70)));
        byKeyHolder(
                "signed: nested very deep",
                "canonical",
                files -> files.replace(name, "91.43", "[".repeat(200_000) + "]".repeat(200_000)));
        byKeyHolder(
                "signed: an unknown member",
                "schema",
                files -> files.replace(name, ",\"type\":\"promotion\"}", ",\"type\":\"promotion\",\"z\":1}"));
        byKeyHolder(
                "signed: an unknown type",
                "schema",
                files -> files.replace(name, "\"type\":\"promotion\"", "\"type\":\"demotion\""));
        byKeyHolder("signed: no such day", "schema", files -> files.replace(name, "2026-11-22T", "2026-02-30T"));
        byKeyHolder("signed: a time with other decimals", "schema", files -> files.replace(name, ".123Z", ".12Z"));
        byKeyHolder(
                "signed: a large number",
                "schema",
                files -> files.replace(name, "\"exit_code\":0", "\"exit_code\":9007199254740992"));
        byKeyHolder("signed: an identifier of another version", "schema", files -> files.replace(name, "-7", "-4"));
        byKeyHolder("signed: an entry left out", "sequence", files -> withoutLine(files, 3));
        byKeyHolder("signed: the first entry left out", "sequence", files -> withoutLine(files, 1));
        byKeyHolder("signed: entries swapped", "sequence", files -> swapLines(files, 2, 3));
        byKeyHolder("signed: the last entry cut off", "tail", files -> withoutLine(files, 9));
        byKeyHolder("signed: an entry doubled", "sequence", files -> doubleLine(files, 4));
        byKeyHolder(
                "signed: another service",
                "hash",
                files -> files.replace(name, "\"service\":\"service-a\"", "\"service\":\"service-b\""));
        byKeyHolder(
                "signed: another previous hash",
                "hash",
                files -> files.replace(name, "\"previous_hash\":\"0", "\"previous_hash\":\"1"));
        byKeyHolder("signed: no array", "canonical", files -> files.replace(name, "[\n", ""));
        byKeyHolder("signed: a comma missing", "canonical", files -> files.replace(name, ",\n", "\n"));
        byKeyHolder("signed: a comma more", "canonical", files -> files.replace(name, "\n]", ",\n]"));
        byKeyHolder(
                "signed: something behind the array", "canonical", files -> files.replace(name, "\n]\n", "\n]\n\n"));
        byKeyHolder("signed: an empty chain", "canonical", files -> files.put(name, "[\n]\n"));
        byKeyHolder("signed: no bytes in the chain", "canonical", files -> files.put(name, ""));
        byKeyHolder("signed: a very long line", "schema", files -> files.replace(name, "91.43", "1".repeat(1 << 21)));
        byKeyHolder(
                "signed: Windows line ends",
                "canonical",
                files -> files.put(name, files.text(name).replace("\n", "\r\n")));
    }

    private void documents() throws Exception {
        byKeyHolder(
                "signed: another request",
                "document",
                files -> files.replace("promotion_request.json", "jane@", "john@"));
        byKeyHolder(
                "signed: another verdict",
                "document",
                files -> files.replace(
                        "promotion_validation.json", "\"verdict\":\"validated\"", "\"verdict\":\"rejected\""));
        byKeyHolder(
                "signed: tags taken away",
                "document",
                files -> files.replace("metadata.json", "\"compliance flow POC\",", ""));
        byKeyHolder(
                "signed: full compliance claimed",
                "document",
                files -> files.replace(
                        "metadata.json", "\"compliance_mode\":\"provisional\"", "\"compliance_mode\":\"full\""));
        byKeyHolder(
                "signed: another scan result",
                "document",
                files -> files.replace("sast_scan_results.json", "\"high\":1", "\"high\":0"));
        byKeyHolder("signed: no coverage report", "document", files -> files.remove("test_coverage_report.json"));
        byKeyHolder(
                "signed: evidence that nobody collected", "document", files -> files.put("collected_files.json", "{}"));
        String raw = new Repacked(evidence)
                .files.keySet().stream()
                        .filter(file -> file.startsWith("raw/sast/"))
                        .findFirst()
                        .orElseThrow();
        byKeyHolder("signed: an altered original report", "raw", files -> files.put(raw, "{}"));
        byKeyHolder("signed: an original report missing", "raw", files -> files.remove(raw));
        byKeyHolder("signed: an original report more", "raw", files -> files.put("raw/sast/9999-more", "more"));
        byKeyHolder("signed: an attestation missing", "manifest", files -> files.remove(PackageFormat.attestation(8)));
        byKeyHolder("signed: an attestation more", "manifest", files -> files.put(PackageFormat.attestation(80), "{}"));
        byKeyHolder("signed: a file that the format does not know", "manifest", files -> files.put("more.txt", "x"));
        byKeyHolder("signed: no report page", "manifest", files -> files.remove("report.html"));
        byKeyHolder(
                "signed: another proof",
                "proof",
                files -> files.replace("last-entry.tlog-proof", "index 8", "index 7"));
    }

    private void distributions() throws Exception {
        byte[] good = Files.readAllBytes(distribution);
        add("distribution with bytes appended", concatenate(good, "x".getBytes(UTF_8)), "archive");
        Repacked altered = new Repacked(distribution).replace("distribution.json", "\"met\":true", "\"met\":false");
        add("distribution with an altered statement", altered.asIs(), "manifest");
        add("signed: distribution with an altered statement", altered.signed(fixture.packageSigner()), "document");
        Repacked inner = new Repacked(distribution);
        inner.files.put("evidence-package.zip", concatenate(inner.files.get("evidence-package.zip"), new byte[1]));
        add("signed: distribution of a package with bytes appended", inner.signed(fixture.packageSigner()), "archive");
        Repacked chain = new Repacked(distribution);
        chain.files.put(
                "evidence-package.zip",
                new Repacked(evidence)
                        .replace("audit_chain.json", "jane@", "john@")
                        .signed(fixture.packageSigner()));
        add("signed: distribution of an altered chain", chain.signed(fixture.packageSigner()), "hash");
        Repacked matryoshka = new Repacked(distribution);
        matryoshka.files.put("evidence-package.zip", good);
        add("signed: distribution of a distribution", matryoshka.signed(fixture.packageSigner()), "document");
        PackageFixture failed = fixture("unmet");
        failed.collectAll();
        failed.request(PackageFixture.PROMOTION, "promote");
        failed.evaluate(PackageFixture.PROMOTION, PackageFixture.passedGates());
        failed.event(PackageFixture.PROMOTION, EntryType.VALIDATION, "validated", Map.of());
        failed.event(PackageFixture.PROMOTION, EntryType.PROMOTION, "started", Map.of());
        failed.event(PackageFixture.PROMOTION, EntryType.PROMOTION, "failed", Map.of("reason", "exit code 3"));
        Repacked unmet = new Repacked(distribution);
        unmet.files.put("evidence-package.zip", Files.readAllBytes(failed.write()));
        add("signed: distribution of a promotion that failed", unmet.signed(fixture.packageSigner()), "document");
    }

    /** A promotion, and what somebody appended to its chain who may append, and then had signed. */
    private interface Appending {
        void to(PackageFixture fixture) throws Exception;
    }

    private void lifeCycles() throws Exception {
        String own = PackageFixture.PROMOTION;
        trailing("good: an event of others behind the end", "", chain -> {
            chain.promote(own);
            chain.event(own, EntryType.VALIDATION, "approved", Map.of("approver", "bob"));
        });
        trailing("good: an event of others before the request", "", chain -> {
            chain.event(own, EntryType.VALIDATION, "approved", Map.of("approver", "bob"));
            chain.promote(own);
        });
        trailing("good: a failed deployment rolled back", "", chain -> {
            start(chain, own);
            chain.event(own, EntryType.PROMOTION, "failed", Map.of("rollback", Map.of("version", "1.4.1")));
            chain.event(own, EntryType.PROMOTION, "rolled_back", Map.of("exit_code", 0));
        });
        trailing("good: contradictions in another promotion", "", chain -> {
            chain.event("other", EntryType.PROMOTION, "completed", Map.of());
            chain.request("../other", "promote");
            chain.event("../other", EntryType.VALIDATION, "gates_evaluated", Map.of());
            chain.event("../other", EntryType.VALIDATION, "validated", Map.of());
            chain.event("../other", EntryType.PROMOTION, "started", Map.of());
            chain.promote(own);
        });
        trailing("validated, started and completed behind rejected", "life_cycle", chain -> {
            reject(chain, own);
            chain.event(own, EntryType.VALIDATION, "validated", Map.of());
            chain.event(own, EntryType.PROMOTION, "started", Map.of());
            chain.event(own, EntryType.PROMOTION, "completed", Map.of());
        });
        trailing("completed behind failed", "life_cycle", chain -> {
            start(chain, own);
            chain.event(own, EntryType.PROMOTION, "failed", Map.of("reason", "exit code 3"));
            chain.event(own, EntryType.PROMOTION, "completed", Map.of());
        });
        trailing("completed twice", "life_cycle", chain -> {
            chain.promote(own);
            chain.event(own, EntryType.PROMOTION, "completed", Map.of());
        });
        trailing("requested again behind the end", "life_cycle", chain -> {
            reject(chain, own);
            chain.promote(own);
        });
        trailing("completed as a validation", "life_cycle", chain -> {
            start(chain, own);
            chain.event(own, EntryType.VALIDATION, "completed", Map.of());
        });
        trailing("rolled back without having been failed for it", "life_cycle", chain -> {
            start(chain, own);
            chain.event(own, EntryType.PROMOTION, "failed", Map.of("rollback", "1.4.1"));
            chain.event(own, EntryType.PROMOTION, "rolled_back", Map.of());
        });
        trailing("rejected without an evaluation", "life_cycle", chain -> {
            chain.request(own, "promote");
            chain.event(own, EntryType.VALIDATION, "rejected", Map.of());
        });
        trailing("completed while another promotion was under way", "life_cycle", chain -> {
            start(chain, "build-16");
            chain.promote(own);
        });
        trailing("requested with an action that there is none of", "life_cycle", chain -> chain.request(own, "demote"));
        trailing(
                "never requested",
                "life_cycle",
                chain -> chain.event(own, EntryType.VALIDATION, "validated", Map.of()));
        trailing(
                "nothing but events of others",
                "document",
                chain -> chain.event(own, EntryType.VALIDATION, "approved", Map.of()));
        PackageFixture forged = lifeCycle("forged", chain -> {
            reject(chain, own);
            chain.event(own, EntryType.VALIDATION, "validated", Map.of());
            chain.event(own, EntryType.PROMOTION, "started", Map.of());
            chain.event(own, EntryType.PROMOTION, "completed", Map.of());
        });
        byte[] evidencePackage = Files.readAllBytes(forged.forge());
        Repacked distributed = new Repacked(distribution);
        distributed.files.put("evidence-package.zip", evidencePackage);
        add(
                "signed: distribution of a promotion that was completed behind rejected",
                distributed.signed(fixture.packageSigner(), 10),
                "life_cycle");
    }

    private static void reject(PackageFixture chain, String promotion) throws Exception {
        chain.request(promotion, "promote");
        chain.evaluate(promotion, List.of(Map.of("id", "coverage.line", "status", "failed")));
        chain.event(promotion, EntryType.VALIDATION, "rejected", Map.of("reasons", List.of("coverage")));
    }

    private static void start(PackageFixture chain, String promotion) throws Exception {
        chain.request(promotion, "promote");
        chain.evaluate(promotion, PackageFixture.passedGates());
        chain.event(promotion, EntryType.VALIDATION, "validated", Map.of());
        chain.event(promotion, EntryType.PROMOTION, "started", Map.of());
    }

    private PackageFixture lifeCycle(String name, Appending entries) throws Exception {
        PackageFixture chain = fixture("life-cycle-" + cases.size() + name.length());
        chain.collectAll();
        entries.to(chain);
        return chain;
    }

    private void trailing(String name, String foundBy, Appending entries) throws Exception {
        PackageFixture chain = lifeCycle(name, entries);
        if (foundBy.isEmpty()) {
            add(name, Files.readAllBytes(chain.write()), "");
        } else {
            assertThatThrownBy(chain::write).as(name).isInstanceOf(PackagingException.class);
        }
        add("forged: " + name, Files.readAllBytes(chain.forge()), foundBy);
    }

    private static Repacked withoutLine(Repacked files, int number) {
        List<String> lines = lines(files);
        lines.remove(number);
        return putLines(files, lines);
    }

    private static Repacked doubleLine(Repacked files, int number) {
        List<String> lines = lines(files);
        lines.add(number, lines.get(number));
        return putLines(files, lines);
    }

    private static Repacked swapLines(Repacked files, int a, int b) {
        List<String> lines = lines(files);
        Collections.swap(lines, a, b);
        return putLines(files, lines);
    }

    private static List<String> lines(Repacked files) {
        List<String> lines = new ArrayList<>();
        files.text("audit_chain.json").lines().forEach(line -> lines.add(line.replaceAll(",$", "")));
        return lines;
    }

    private static Repacked putLines(Repacked files, List<String> lines) {
        String entries = String.join(",\n", lines.subList(1, lines.size() - 1));
        return files.put("audit_chain.json", "[\n" + entries + "\n]\n");
    }

    private static String printable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_") + name.hashCode();
    }

    private static byte[] concatenate(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        copy[at] ^= 0x20;
        return copy;
    }

    private static byte[] withComment(byte[] good) {
        byte[] copy = concatenate(good, "hi".getBytes(UTF_8));
        copy[good.length - 2] = 2;
        return copy;
    }

    private static byte[] twice(byte[] good) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] local = ArchiveLayout.localHeader("a", 0, 0);
        out.writeBytes(local);
        out.writeBytes(local);
        byte[] central = ArchiveLayout.centralHeader("a", 0, 0, 0);
        byte[] second = ArchiveLayout.centralHeader("a", 0, 0, local.length);
        out.writeBytes(central);
        out.writeBytes(second);
        out.writeBytes(ArchiveLayout.end(2, central.length + second.length, 2L * local.length));
        assertThat(good).isNotEmpty();
        return out.toByteArray();
    }

    private static byte[] bothChecksums(byte[] good, int directoryAt) {
        byte[] copy = flipped(good, 14);
        return flipped(copy, directoryAt + 16);
    }

    private byte[] deflated() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : new Repacked(evidence).files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private byte[] storedWithTimes() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> file : new Repacked(evidence).files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setSize(file.getValue().length);
                CRC32 crc = new CRC32();
                crc.update(file.getValue());
                entry.setCrc(crc.getValue());
                entry.setTime(1_790_000_000_000L);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
