package io.jenkins.plugins.compliance.chain.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.note.CheckpointPolicy;
import io.jenkins.plugins.compliance.chain.note.Ed25519TestKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainVerifierTest {

    private static final List<byte[]> LINES = TestChain.lines(10);
    private static final byte[] CHAIN = TestChain.join(LINES);
    private static final Optional<CheckpointPolicy> TRUSTED =
            Optional.of(CheckpointPolicy.of(List.of(TestChain.KEY.verifier())));

    private final List<Finding> findings = new ArrayList<>();
    private ChainExpectations expectations = ChainExpectations.NONE;
    private Optional<CheckpointPolicy> policy = Optional.empty();

    @Test
    void aChainWithoutCheckpointsIsValidButItsTailIsNotPinned() throws Exception {
        VerificationReport report = verify(CHAIN);

        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.tailPinned()).isFalse();
        assertThat(report.entries()).isEqualTo(10);
        assertThat(report.bytes()).isEqualTo(CHAIN.length);
        assertThat(report.service()).contains("service-a");
        assertThat(report.head()).contains(EvidenceEntry.parse(LINES.get(9)).hash());
        assertThat(report.root()).isEqualTo(TestChain.root(LINES));
        assertThat(findings).isEmpty();
    }

    @Test
    void aTrustedCheckpointOfTheWholeChainPinsTheTail() throws Exception {
        policy = TRUSTED;

        VerificationReport report = verify(CHAIN, TestChain.checkpoints(LINES, TestChain.KEY, 0, 1, 4, 4, 10));

        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.tailPinned()).isTrue();
        assertThat(report.checkpoints()).isEqualTo(5);
        assertThat(report.covered()).isEqualTo(10);
    }

    @Test
    void aTrustedCheckpointOfAPartLeavesTheTailUnpinned() throws Exception {
        policy = TRUSTED;

        VerificationReport report = verify(CHAIN, TestChain.checkpoints(LINES, TestChain.KEY, 7));

        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.tailPinned()).isFalse();
        assertThat(report.covered()).isEqualTo(7);
    }

    @Test
    void nothingReadIsCannotTell() throws Exception {
        VerificationReport report = verify(new byte[0]);

        assertThat(report.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(report.reasons()).containsExactly("there are no entries, so nothing was checked");
    }

    @Test
    void aKeyWithoutACheckpointToVerifyIsCannotTell() throws Exception {
        policy = TRUSTED;

        VerificationReport report = verify(CHAIN);

        assertThat(report.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(report.reasons()).containsExactly("no checkpoint by a trusted key was there to verify");
    }

    @Test
    void aCheckpointBroughtAlongWithoutAKeyIsCannotTell() throws Exception {
        byte[] checkpoints = TestChain.checkpoints(LINES, TestChain.KEY, 10);

        VerificationReport report = verify(CHAIN, new CheckpointSource("mine", stream(checkpoints), true));

        assertThat(report.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(report.reasons()).containsExactly("a checkpoint was given, but no key to verify its signature with");
    }

    @Test
    void anUnverifiedCheckpointFoundBesideTheChainPinsNothingButItsRootIsCompared() throws Exception {
        assertThat(verify(CHAIN, TestChain.checkpoints(LINES, TestChain.KEY, 10))
                        .tailPinned())
                .isFalse();
        assertThat(findings).isEmpty();

        verify(TestChain.join(LINES.subList(0, 9)), TestChain.checkpoints(LINES, TestChain.KEY, 10));
        assertThat(checks()).containsExactly(Check.TAIL);
    }

    @Test
    void anAlteredEntryIsFoundByItsHash() throws Exception {
        verify(replaced(4, "\"number\":4", "\"number\":5"));

        Finding finding = only(Check.HASH);
        assertThat(finding.entry()).isEqualTo(4);
        assertThat(finding.offset()).isEqualTo(TestChain.join(LINES.subList(0, 4)).length);
        assertThat(finding.found())
                .isEqualTo(EvidenceEntry.parse(LINES.get(4)).hash().hex());
    }

    @Test
    void anAlteredEntryWithARecomputedHashIsFoundByTheLink() throws Exception {
        List<byte[]> lines = new ArrayList<>(LINES);
        lines.set(4, resealed(4, Map.of("event", "validated")).line());

        verify(TestChain.join(lines));

        Finding finding = only(Check.PREVIOUS_HASH);
        assertThat(finding.entry()).isEqualTo(5);
        assertThat(finding.expected())
                .isEqualTo(EvidenceEntry.parse(lines.get(4)).hash().hex());
        assertThat(finding.found())
                .isEqualTo(EvidenceEntry.parse(LINES.get(4)).hash().hex());
    }

    @Test
    void anAlteredLastEntryWithARecomputedHashIsFoundByTheRoot() throws Exception {
        List<byte[]> lines = new ArrayList<>(LINES);
        lines.set(9, resealed(9, Map.of("event", "validated")).line());
        policy = TRUSTED;

        verify(TestChain.join(lines), TestChain.checkpoints(LINES, TestChain.KEY, 10));

        Finding finding = only(Check.ROOT);
        assertThat(finding.source()).isEqualTo("checkpoints.txt");
        assertThat(finding.entry()).isEqualTo(9);
        assertThat(finding.expected()).isEqualTo(TestChain.root(lines).base64());
        assertThat(finding.found()).isEqualTo(TestChain.root(LINES).base64());
    }

    @Test
    void aMissingFirstEntryIsFoundBySequenceAndLink() throws Exception {
        verify(TestChain.join(LINES.subList(1, 10)));

        assertThat(checks()).containsExactly(Check.SEQUENCE, Check.PREVIOUS_HASH);
        assertThat(findings).allSatisfy(finding -> assertThat(finding.entry()).isEqualTo(1));
        assertThat(findings.get(1).expected()).isEqualTo(Sha256Digest.ZERO.hex());
    }

    @Test
    void aMissingEntryInTheMiddleIsFoundOnceAndAtItsPlace() throws Exception {
        List<byte[]> lines = new ArrayList<>(LINES);
        lines.remove(5);

        verify(TestChain.join(lines));

        assertThat(checks()).containsExactly(Check.SEQUENCE, Check.PREVIOUS_HASH);
        assertThat(findings).allSatisfy(finding -> assertThat(finding.entry()).isEqualTo(6));
        assertThat(findings.get(0).expected()).isEqualTo("5");
    }

    @Test
    void twoAdjacentMissingEntriesAreFound() throws Exception {
        List<byte[]> lines = new ArrayList<>(LINES);
        lines.subList(4, 6).clear();

        verify(TestChain.join(lines));

        assertThat(findings.get(0))
                .isEqualTo(new Finding(
                        Check.SEQUENCE, Finding.CHAIN, 6, TestChain.join(LINES.subList(0, 4)).length, "4", "6"));
    }

    @Test
    void aCutTailIsFoundByACheckpointThatPinsIt() throws Exception {
        policy = TRUSTED;

        verify(TestChain.join(LINES.subList(0, 7)), TestChain.checkpoints(LINES, TestChain.KEY, 3, 10));

        Finding finding = only(Check.TAIL);
        assertThat(finding.expected()).isEqualTo("at least 10 entries");
        assertThat(finding.found()).isEqualTo("7 entries");
    }

    @Test
    void deletionOfTheWholeChainIsFoundByACheckpoint() throws Exception {
        policy = TRUSTED;

        verify(new byte[0], TestChain.checkpoints(LINES, TestChain.KEY, 10));

        only(Check.TAIL);
    }

    @Test
    void aCutTailIsFoundByTheExpectedSizeAndHead() throws Exception {
        expectations = new ChainExpectations(
                Optional.empty(),
                OptionalLong.of(10),
                Optional.of(EvidenceEntry.parse(LINES.get(9)).hash()));
        assertThat(verify(CHAIN).tailPinned()).isTrue();
        assertThat(findings).isEmpty();

        verify(TestChain.join(LINES.subList(0, 9)));
        assertThat(checks()).containsExactly(Check.TAIL, Check.TAIL);
    }

    @Test
    void swappedEntriesAreFound() throws Exception {
        List<byte[]> lines = new ArrayList<>(LINES);
        Collections.swap(lines, 3, 4);

        verify(TestChain.join(lines));

        assertThat(checks()).contains(Check.SEQUENCE, Check.PREVIOUS_HASH, Check.ID);
    }

    @Test
    void aForkIsFoundByTheSecondEntryWithTheSamePreviousHash() throws Exception {
        List<byte[]> lines = new ArrayList<>(LINES);
        lines.add(5, resealed(4, Map.of("event", "fork")).line());

        verify(TestChain.join(lines));

        assertThat(findings.get(0).check()).isEqualTo(Check.SEQUENCE);
        assertThat(checks()).contains(Check.PREVIOUS_HASH);
    }

    @Test
    void aTimestampThatDecreasesIsFoundThoughEveryHashIsRight() throws Exception {
        List<byte[]> lines = rehashed(6, Instant.parse("2026-11-22T13:30:30Z"), TestChain.SERVICE);

        verify(TestChain.join(lines));

        assertThat(findings)
                .anySatisfy(finding -> assertThat(finding)
                        .isEqualTo(new Finding(
                                Check.TIMESTAMP,
                                Finding.CHAIN,
                                6,
                                TestChain.join(lines.subList(0, 6)).length,
                                "no time before 2026-11-22T13:30:39.124Z",
                                "2026-11-22T13:30:30.000Z")));
        assertThat(checks()).doesNotContain(Check.HASH, Check.PREVIOUS_HASH);
    }

    @Test
    void anotherServicesEntryIsFoundThoughEveryHashIsRight() throws Exception {
        List<byte[]> lines = rehashed(6, Instant.parse("2026-11-22T13:30:40Z"), new ServiceName("service-b"));

        verify(TestChain.join(lines));

        assertThat(findings.get(0)).satisfies(finding -> {
            assertThat(finding.check()).isEqualTo(Check.SERVICE);
            assertThat(finding.entry()).isEqualTo(6);
            assertThat(finding.expected()).isEqualTo("service-a");
            assertThat(finding.found()).isEqualTo("service-b");
        });
    }

    @Test
    void aChainOfAnotherServiceThanExpectedIsFound() throws Exception {
        expectations = new ChainExpectations(
                Optional.of(new ServiceName("service-b")), OptionalLong.empty(), Optional.empty());

        verify(CHAIN);

        assertThat(checks()).hasSize(10).containsOnly(Check.SERVICE);
    }

    @Test
    void aRepeatedIdentifierIsFoundThoughEveryHashIsRight() throws Exception {
        UUID repeated = EvidenceEntry.parse(LINES.get(2)).id();
        EvidenceEntry fifth = EvidenceEntry.parse(LINES.get(4));
        String unhashed = new String(LINES.get(5), UTF_8)
                .replace(EvidenceEntry.parse(LINES.get(5)).id().toString(), repeated.toString());
        List<byte[]> lines = new ArrayList<>(LINES.subList(0, 5));
        lines.add(withItsHash(unhashed));

        verify(TestChain.join(lines));

        Finding finding = only(Check.ID);
        assertThat(finding.entry()).isEqualTo(5);
        assertThat(finding.expected()).isEqualTo("an identifier above " + fifth.id());
        assertThat(finding.found()).isEqualTo(repeated.toString());
    }

    @Test
    void anotherSpellingOfTheSameContentIsFoundWithItsPlace() throws Exception {
        verify(replaced(3, "\"coverage\":87.5", "\"coverage\":87.50"));

        Finding finding = only(Check.CANONICAL);
        assertThat(finding.entry()).isEqualTo(3);
        assertThat(finding.offset())
                .isEqualTo(TestChain.join(LINES.subList(0, 3)).length + "{\"data\":{\"coverage\":87.5".length());
    }

    @Test
    void aDuplicateMemberIsFound() throws Exception {
        verify(replaced(3, "\"number\":3", "\"number\":3,\"number\":3"));

        assertThat(only(Check.CANONICAL).found()).isEqualTo("duplicate name \"number\"");
    }

    @Test
    void anUnknownMemberIsFoundAsSchemaAndHash() throws Exception {
        verify(replaced(3, "\"type\":\"validation\"", "\"type\":\"validation\",\"zone\":1"));

        assertThat(checks()).containsExactly(Check.SCHEMA, Check.HASH);
    }

    @Test
    void anIntegerBeyondTwoToThe53IsFoundAsSchema() throws Exception {
        verify(replaced(3, "\"number\":3", "\"number\":9007199254740993"));

        assertThat(checks()).contains(Check.SCHEMA);
    }

    @Test
    void bytesBehindTheLastEntryAreFound() throws Exception {
        verify(concat(CHAIN, "\u0000\u0000".getBytes(UTF_8)));
        assertThat(checks()).containsExactly(Check.CANONICAL, Check.CANONICAL);
        assertThat(findings.get(0).offset()).isEqualTo(CHAIN.length);

        verify(concat(CHAIN, "\n".getBytes(UTF_8)));
        only(Check.CANONICAL);

        verify(concat(CHAIN, "{}\n".getBytes(UTF_8)));
        assertThat(checks()).containsOnly(Check.SCHEMA).hasSize(9);
    }

    @Test
    void aMissingLastLineFeedIsFound() throws Exception {
        verify(Arrays.copyOf(CHAIN, CHAIN.length - 1));

        Finding finding = only(Check.CANONICAL);
        assertThat(finding.entry()).isEqualTo(9);
        assertThat(finding.expected()).isEqualTo("a line feed");
    }

    @Test
    void carriageReturnsAreFoundInEveryLine() throws Exception {
        verify(new String(CHAIN, UTF_8).replace("\n", "\r\n").getBytes(UTF_8));

        assertThat(checks()).hasSize(10).containsOnly(Check.CANONICAL);
    }

    @Test
    void everyFindingIsReportedAndNotOnlyTheFirst() throws Exception {
        String chain = new String(CHAIN, UTF_8)
                .replace("\"number\":2}", "\"number\":3}")
                .replace("\"number\":7}", "\"number\":8}")
                .replace("\"number\":9}", "\"number\":9.0}");

        VerificationReport report = verify(chain.getBytes(UTF_8));

        assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(report.findingCount()).isEqualTo(findings.size());
        assertThat(findings).extracting(Finding::entry).contains(2L, 7L, 9L);
    }

    @Test
    void aLineLongerThanAnyEntryIsFoundInBoundedMemoryAndTheNextLinesAreRead() throws Exception {
        byte[] long10MiB = new byte[10 << 20];
        Arrays.fill(long10MiB, (byte) 'x');
        List<byte[]> lines = new ArrayList<>(LINES);
        lines.set(5, long10MiB);

        VerificationReport report = verify(TestChain.join(lines));

        assertThat(report.entries()).isEqualTo(10);
        assertThat(report.bytes()).isEqualTo(TestChain.join(lines).length);
        assertThat(only(Check.SCHEMA).found()).isEqualTo("a longer line");
    }

    @Test
    void aCheckpointSignedByAnotherKeyIsFound() throws Exception {
        policy = TRUSTED;
        Ed25519TestKey other = Ed25519TestKey.of("jenkins.example.com/compliance", 2);

        VerificationReport report = verify(CHAIN, TestChain.checkpoints(LINES, other, 10));

        only(Check.SIGNATURE);
        assertThat(report.tailPinned()).isFalse();
    }

    @Test
    void aCheckpointThatWasAlteredIsFound() throws Exception {
        policy = TRUSTED;
        String log = new String(TestChain.checkpoints(LINES, TestChain.KEY, 10), UTF_8);

        verify(CHAIN, log.replace("\n10\n", "\n9\n").getBytes(UTF_8));

        assertThat(checks()).containsExactly(Check.SIGNATURE, Check.ROOT);
    }

    @Test
    void whatIsNoCheckpointIsFound() throws Exception {
        policy = TRUSTED;

        verify(CHAIN, concat("rubbish\n\n".getBytes(UTF_8), TestChain.checkpoints(LINES, TestChain.KEY, 10)));

        assertThat(checks()).contains(Check.SIGNATURE);
    }

    @Test
    void aCheckpointCutOffIsFound() throws Exception {
        policy = TRUSTED;
        byte[] log = TestChain.checkpoints(LINES, TestChain.KEY, 10, 10);

        verify(CHAIN, Arrays.copyOf(log, log.length - 60));

        assertThat(only(Check.SIGNATURE).found()).contains("cut off");
    }

    @Test
    void checkpointsThatShrinkAreFound() throws Exception {
        policy = TRUSTED;

        verify(CHAIN, TestChain.checkpoints(LINES, TestChain.KEY, 10, 4));

        assertThat(only(Check.CONSISTENCY).expected()).isEqualTo("a size of at least 10");
    }

    @Test
    void twoRootsForOneSizeAreFoundAsAFork() throws Exception {
        policy = TRUSTED;
        byte[] fork = TestChain.checkpoint(TestChain.ORIGIN, 10, Sha256Digest.ZERO, TestChain.KEY)
                .logRecord();

        verify(CHAIN, concat(TestChain.checkpoints(LINES, TestChain.KEY, 10), fork));

        assertThat(checks()).containsExactly(Check.CONSISTENCY, Check.ROOT);
    }

    @Test
    void aCheckpointOfAnotherLogIsFound() throws Exception {
        policy = TRUSTED;
        byte[] foreign = TestChain.checkpoint(
                        "jenkins.example.com/compliance/service-b", 10, TestChain.root(LINES), TestChain.KEY)
                .logRecord();

        verify(CHAIN, foreign);

        assertThat(only(Check.CONSISTENCY).expected()).isEqualTo("an origin that ends in /service-a");
    }

    @Test
    void aFullRehashWithoutTheKeyIsFoundAtEveryCheckpoint() throws Exception {
        policy = TRUSTED;
        List<byte[]> forged = TestChain.lines(10, i -> JsonObject.of(Map.of("event", "forged")));

        verify(TestChain.join(forged), TestChain.checkpoints(LINES, TestChain.KEY, 4, 10));

        assertThat(checks()).containsExactly(Check.ROOT, Check.ROOT);
    }

    @Test
    void theReportIsTheSameForAnyNumberOfThreads() throws Exception {
        List<byte[]> lines = TestChain.lines(40_000);
        lines.remove(9_000);
        lines.set(
                30_000,
                new String(lines.get(30_000), UTF_8)
                        .replace("\"number\"", "\"numbeR\"")
                        .getBytes(UTF_8));
        byte[] chain = TestChain.join(lines);
        assertThat(chain.length).isGreaterThan(3 * LineBlockReader.CAPACITY);

        VerificationReport one = verify(chain, 1);
        List<Finding> found = List.copyOf(findings);
        VerificationReport four = verify(chain, 4);

        assertThat(four).isEqualTo(one);
        assertThat(findings).isEqualTo(found).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anInterruptedCallerVerifiesToTheEndAndStaysInterrupted(int threads) throws IOException {
        byte[] chain = TestChain.join(TestChain.lines(40_000));
        assertThat(chain.length).isGreaterThan(3 * LineBlockReader.CAPACITY);
        Thread.currentThread().interrupt();

        VerificationReport report = verify(chain, threads);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.entries()).isEqualTo(40_000);
    }

    private VerificationReport verify(byte[] chain, byte[] checkpoints) throws IOException {
        return verify(chain, new CheckpointSource("checkpoints.txt", stream(checkpoints), false));
    }

    private VerificationReport verify(byte[] chain, CheckpointSource... checkpoints) throws IOException {
        return verify(chain, 2, checkpoints);
    }

    private VerificationReport verify(byte[] chain, int threads, CheckpointSource... checkpoints) throws IOException {
        findings.clear();
        VerificationReport report = new ChainVerifier(expectations, policy, threads)
                .verify(stream(chain), List.of(checkpoints), findings::add);
        assertThat(report.verdict() == Verdict.BROKEN).isEqualTo(!findings.isEmpty());
        return report;
    }

    private List<Check> checks() {
        return findings.stream().map(Finding::check).toList();
    }

    private Finding only(Check check) {
        assertThat(checks()).containsExactly(check);
        return findings.get(0);
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] replaced(int index, String what, String by) {
        List<byte[]> lines = new ArrayList<>(LINES);
        String line = new String(lines.get(index), UTF_8);
        assertThat(line).contains(what);
        lines.set(index, line.replace(what, by).getBytes(UTF_8));
        return TestChain.join(lines);
    }

    private static byte[] withItsHash(String line) {
        String unhashed = line.replaceFirst("\"hash\":\"[0-9a-f]{64}\",", "");
        String hash = Sha256Digest.compute(unhashed.getBytes(UTF_8)).hex();
        return line.replaceFirst("\"hash\":\"[0-9a-f]{64}\"", "\"hash\":\"" + hash + "\"")
                .getBytes(UTF_8);
    }

    /** The entry at an index with other data, its hash its own. */
    private static EvidenceEntry resealed(int index, Map<String, ?> data) throws Exception {
        EvidenceEntry before = EvidenceEntry.parse(LINES.get(index - 1));
        EntryDraft draft = EntryDraft.of(TestChain.SERVICE, EntryType.VALIDATION, Map.of(), data);
        return ChainHead.at(before)
                .seal(draft, EvidenceEntry.parse(LINES.get(index)).timestamp(), () -> 99);
    }

    /** The first entries as they are, then one of that time and service, and one more; every hash and link right. */
    private static List<byte[]> rehashed(int index, Instant time, ServiceName service) throws Exception {
        List<byte[]> lines = new ArrayList<>(LINES.subList(0, index));
        EvidenceEntry last = EvidenceEntry.parse(lines.get(index - 1));
        ChainHead forged = new ChainHead(last.sequence() + 1, last.hash(), null, last.id());
        EntryDraft draft = EntryDraft.of(service, EntryType.VALIDATION, Map.of(), Map.of());
        EvidenceEntry entry = forged.seal(draft, time, () -> 1);
        lines.add(entry.line());
        lines.add(ChainHead.at(entry)
                .seal(EntryDraft.of(TestChain.SERVICE, EntryType.VALIDATION, Map.of(), Map.of()), time, () -> 1)
                .line());
        return lines;
    }
}
