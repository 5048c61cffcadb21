package io.jenkins.plugins.compliance.jenkins.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.note.KeyHistory;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.signing.CheckpointSigner;
import io.jenkins.plugins.compliance.signing.Ed25519KeyFile;
import io.jenkins.plugins.compliance.signing.TrustedKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationsTest {

    private static final ServiceName A = new ServiceName("service-a");

    @TempDir
    Path home;

    private InstallationFixture fixture;

    @BeforeEach
    void install() throws Exception {
        fixture = new InstallationFixture(home);
    }

    private VerificationResult verify() throws InterruptedException {
        return fixture.verifications().verify(A);
    }

    @Test
    void findsASignedChainValid() throws Exception {
        EvidenceEntry last = fixture.signedChain("service-a", 3);

        VerificationResult result = verify();

        assertThat(result.verdict()).isEqualTo(Verdict.VALID);
        assertThat(result.size()).isEqualTo(3);
        assertThat(result.covered()).isEqualTo(3);
        assertThat(result.head()).contains(last.hash());
        assertThat(result.at()).isEqualTo(InstallationFixture.NOW);
        assertThat(result.counts()).isEmpty();
    }

    @Test
    void doesNotReadAChainAgainThatWasVerifiedJustNow() throws Exception {
        fixture.signedChain("service-a", 3);
        VerificationResult first = verify();
        fixture.tamper("service-a");

        assertThat(fixture.verifications().verifyUnlessRecent(A)).isSameAs(first);
        assertThat(verify().isBroken()).isTrue();
    }

    @Test
    void whoAsksWhileAChainIsReadGetsWhatThatComesTo() throws Exception {
        fixture.signedChain("service-a", 2000);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<VerificationResult>> calls =
                    Collections.nCopies(8, () -> fixture.verifications().verifyUnlessRecent(A));
            Set<VerificationResult> results = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Future<VerificationResult> each : callers.invokeAll(calls)) {
                results.add(each.get());
            }

            assertThat(results).hasSize(1);
        } finally {
            callers.shutdownNow();
        }
    }

    /** Also when it was tampered with: whoever asked before the reading ended. */
    @Test
    void whoWaitsForAReadingGetsWhateverItComesTo() throws Exception {
        fixture.signedChain("service-a", 3);
        fixture.tamper("service-a");
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Verifications verifications = verifications(() -> {
            reading.countDown();
            goOn.await();
        });
        FutureTask<VerificationResult> first = new FutureTask<>(() -> verifications.verifyUnlessRecent(A));
        FutureTask<VerificationResult> second = new FutureTask<>(() -> verifications.verifyUnlessRecent(A));
        new Thread(first).start();
        reading.await();
        Thread waiting = new Thread(second);
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        goOn.countDown();

        assertThat(first.get().isBroken()).isTrue();
        assertThat(second.get()).isSameAs(first.get());
        assertThat(verifications.verifyUnlessRecent(A)).isNotSameAs(first.get());
    }

    @Test
    void readsAChainAgainThatWasMendedSince() throws Exception {
        fixture.signedChain("service-a", 3);
        Path keys = home.resolve("signing.vkey");
        String before = Files.readString(keys);
        Files.delete(keys);
        assertThat(fixture.verifications().verifyUnlessRecent(A).verdict()).isEqualTo(Verdict.CANNOT_TELL);

        Files.writeString(keys, before);

        assertThat(fixture.verifications().verifyUnlessRecent(A).isValid()).isTrue();
    }

    @Test
    void readsAChainAgainWhoseReadingWasInterrupted() throws Exception {
        fixture.signedChain("service-a", 3);
        AtomicBoolean interrupting = new AtomicBoolean();
        Verifications verifications = verifications(() -> {
            if (interrupting.getAndSet(false)) {
                Thread.currentThread().interrupt();
            }
        });
        verifications.verify(A);
        fixture.append("service-a", 1);
        interrupting.set(true);
        assertThatThrownBy(() -> verifications.verifyUnlessRecent(A)).isInstanceOf(InterruptedException.class);

        assertThat(verifications.verifyUnlessRecent(A).size()).isEqualTo(4);
    }

    /** Something that happens when a reading begins. */
    @FunctionalInterface
    private interface Beginning {
        void run() throws InterruptedException;
    }

    private Verifications verifications(Beginning beginning) {
        VerifierKeySource keys = VerifierKeySource.file(home.resolve("signing.vkey"));
        return new Verifications(
                fixture.installation().store(),
                () -> {
                    try {
                        beginning.run();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    return keys.keys();
                },
                new VerificationFiles(home.resolve("verifications")),
                () -> InstallationFixture.NOW);
    }

    @Test
    void readsAChainAgainThatHasGrownSince() throws Exception {
        fixture.signedChain("service-a", 3);
        verify();
        fixture.append("service-a", 1);

        assertThat(fixture.verifications().verifyUnlessRecent(A).size()).isEqualTo(4);
    }

    @Test
    void readsAChainAgainThatWasSignedSince() throws Exception {
        fixture.append("service-a", 3);
        assertThat(verify().isValid()).isFalse();
        fixture.sign("service-a");

        assertThat(fixture.verifications().verifyUnlessRecent(A).isValid()).isTrue();
    }

    @Test
    void readsAChainAgainAfterARestart() throws Exception {
        fixture.signedChain("service-a", 3);
        verify();
        fixture.restart();
        fixture.tamper("service-a");

        assertThat(fixture.verifications().verifyUnlessRecent(A).isBroken()).isTrue();
    }

    @Test
    void cannotTellWithoutASignature() throws Exception {
        fixture.append("service-a", 3);

        VerificationResult result = verify();

        assertThat(result.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(result.count(BreakKind.CANNOT_CHECK)).isEqualTo(1);
        assertThat(result.reasons()).containsExactly("no checkpoint by a trusted key was there to verify");
    }

    @Test
    void cannotTellWithoutAKeyOfItsOwn() throws Exception {
        fixture.signedChain("service-a", 3);
        Files.delete(home.resolve("signing.vkey"));

        assertThat(verify().reasons())
                .containsExactly("there is no verifier key of this installation yet, so no signature was verified");
    }

    @Test
    void cannotTellWithAKeyItCannotRead() throws Exception {
        fixture.signedChain("service-a", 3);
        Files.writeString(home.resolve("signing.vkey"), "nonsense");

        VerificationResult result = verify();

        assertThat(result.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(result.reasons()).singleElement().asString().contains("signing.vkey, line 1");
    }

    @Test
    void cannotTellOfAServiceThatNeverWas() throws Exception {
        assertThat(verify().verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(fixture.verifications().all()).isEmpty();
    }

    @Test
    void remembersThatAChainCannotBeRead() throws Exception {
        fixture.signedChain("service-a", 3);
        Files.createFile(fixture.segment("service-a").resolveSibling("foreign.txt"));

        VerificationResult result = verify();

        assertThat(result.count(BreakKind.CANNOT_CHECK)).isEqualTo(1);
        assertThat(result.reasons()).singleElement().asString().startsWith("foreign file ");
        assertThat(fixture.verifications().last(A)).contains(result);
    }

    @Test
    void countsAnAlteredEntryAsRecompute() throws Exception {
        fixture.signedChain("service-a", 3);
        fixture.alter("service-a");

        VerificationResult result = verify();

        assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(result.count(BreakKind.RECOMPUTE)).isPositive();
        assertThat(result.findings().get(0).toString()).startsWith("recompute (hash), entry 0: expected ");
    }

    @Test
    void countsAMissingEntryAsMissingAndAsABrokenLink() throws Exception {
        fixture.signedChain("service-a", 3);
        List<String> lines = Files.readAllLines(fixture.segment("service-a"));
        Files.writeString(fixture.segment("service-a"), lines.get(0) + "\n" + lines.get(2) + "\n");

        VerificationResult result = verify();

        assertThat(result.count(BreakKind.MISSING)).isPositive();
        assertThat(result.count(BreakKind.LINK)).isPositive();
    }

    @Test
    void takesNoNoticeOfWhatACrashLeftUnfinished() throws Exception {
        fixture.signedChain("service-a", 3);
        Files.writeString(fixture.segment("service-a"), "{\"data\":", StandardOpenOption.APPEND);
        Files.writeString(fixture.checkpoints("service-a"), "jenkins.example.com/com", StandardOpenOption.APPEND);

        assertThat(verify().verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void findsAChainTruncatedThatWasCutTogetherWithItsCheckpoints() throws Exception {
        fixture.signedChain("service-a", 2);
        byte[] olderCheckpoints = Files.readAllBytes(fixture.checkpoints("service-a"));
        fixture.signedChain("service-a", 2);
        assertThat(verify().isValid()).isTrue();
        fixture.restart();
        fixture.cutTo("service-a", 2);
        Files.write(fixture.checkpoints("service-a"), olderCheckpoints);

        VerificationResult result = verify();

        assertThat(result.counts()).containsOnlyKeys(BreakKind.TRUNCATED);
        assertThat(result.findings())
                .singleElement()
                .hasToString("truncated (known), entry 1: expected at least 4 entries, as before, found 2 entries");
    }

    @Test
    void keepsExpectingWhatWasCutOff() throws Exception {
        fixture.append("service-a", 4);
        verify();
        fixture.restart();
        fixture.cutTo("service-a", 2);
        verify();

        assertThat(verify().count(BreakKind.TRUNCATED)).isEqualTo(1);
    }

    @Test
    void findsAnUnsignedChainThatWasWrittenAnew() throws Exception {
        fixture.append("service-a", 3);
        verify();
        fixture.restart();
        fixture.remove("service-a");
        fixture.append("service-a", 1);
        fixture.append("service-a", 3);

        assertThat(verify().counts()).containsOnlyKeys(BreakKind.RECOMPUTE);
    }

    @Test
    void findsAChainMissingThatIsGone() throws Exception {
        fixture.signedChain("service-a", 3);
        verify();
        fixture.restart();
        fixture.remove("service-a");

        assertThat(fixture.verifications().verifyAll()).singleElement().satisfies(result -> {
            assertThat(result.service()).isEqualTo(A);
            assertThat(result.counts()).containsOnlyKeys(BreakKind.MISSING);
        });
    }

    @Test
    void remembersResultsOverARestart() throws Exception {
        fixture.signedChain("service-a", 3);
        fixture.alter("service-a");
        VerificationResult before = verify();

        fixture.restart();

        assertThat(fixture.verifications().last(A)).contains(before);
        assertThat(fixture.verifications().all()).containsOnlyKeys(A);
    }

    @Test
    void takesARecordThatCannotBeReadForNone() throws Exception {
        fixture.signedChain("service-a", 3);
        verify();
        fixture.restart();
        Files.writeString(home.resolve("verifications/service-a.json"), "{\"format\":");

        assertThat(fixture.verifications().last(A)).isEmpty();
        assertThat(verify().isValid()).isTrue();
    }

    @Test
    void takesARecordOfAnotherServiceForNone() throws Exception {
        fixture.signedChain("service-a", 3);
        verify();
        fixture.restart();
        Files.move(home.resolve("verifications/service-a.json"), home.resolve("verifications/service-b.json"));

        assertThat(fixture.verifications().all()).isEmpty();
    }

    @Test
    void leavesNoDraftsBehind() throws Exception {
        fixture.signedChain("service-a", 3);
        verify();
        verify();

        try (var files = Files.list(home.resolve("verifications"))) {
            assertThat(files).containsExactly(home.resolve("verifications/service-a.json"));
        }
    }

    @Test
    void keepsTheFirstFindingsAndCountsAll() throws Exception {
        fixture.append("service-a", 100);
        Files.writeString(
                fixture.segment("service-a"),
                Files.readString(fixture.segment("service-a")).replace("\"sprint\":\"1\"", "\"sprint\":\"2\""));

        VerificationResult result = verify();

        assertThat(result.findings()).hasSize(VerificationResult.MAX_FINDINGS);
        assertThat(result.count(BreakKind.RECOMPUTE)).isEqualTo(100);
    }

    @Test
    void putsWhatACallerExpectedWronglyNotOnRecord() throws Exception {
        fixture.signedChain("service-a", 3);
        VerificationExpectations four = new VerificationExpectations(Optional.empty(), OptionalLong.of(4), List.of());

        assertThat(fixture.verifications().verify(A, four).count(BreakKind.TRUNCATED))
                .isEqualTo(1);
        assertThat(fixture.verifications().all()).isEmpty();
    }

    @Test
    void findsAnEntryThatACallerHasSeen() throws Exception {
        EvidenceEntry last = fixture.signedChain("service-a", 3);

        assertThat(fixture.verifications().verify(A, entry(2, last.hash())).isValid())
                .isTrue();
    }

    @Test
    void missesAnEntryThatACallerHasSeen() throws Exception {
        EvidenceEntry last = fixture.signedChain("service-a", 3);

        assertThat(fixture.verifications().verify(A, entry(3, last.hash())).counts())
                .containsOnlyKeys(BreakKind.MISSING);
    }

    @Test
    void findsAnotherEntryWhereACallerHasSeenOne() throws Exception {
        EvidenceEntry last = fixture.signedChain("service-a", 3);

        assertThat(fixture.verifications().verify(A, entry(1, last.hash())).counts())
                .containsOnlyKeys(BreakKind.RECOMPUTE);
    }

    private static VerificationExpectations entry(long sequence, Sha256Digest hash) {
        return new VerificationExpectations(
                Optional.empty(), OptionalLong.empty(), List.of(new VerificationExpectations.Entry(sequence, hash)));
    }

    @Test
    void trustsTheKeysOfTheCallerInPlaceOfItsOwn(@TempDir Path elsewhere) throws Exception {
        fixture.signedChain("service-a", 3);
        CheckpointSigner stranger = new CheckpointSigner(
                "example.org/stranger", new Ed25519KeyFile(elsewhere.resolve("key")).openOrCreate(new SecureRandom()));
        TrustedKeys keys = TrustedKeys.of(KeyHistory.of(stranger.verifierKey()), "the step");

        VerificationResult result = fixture.verifications()
                .verify(A, new VerificationExpectations(Optional.of(keys), OptionalLong.empty(), List.of()));

        assertThat(result.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.check()).isEqualTo("signature"));
    }

    @Test
    void remembersNothingWhenItIsInterrupted() throws Exception {
        fixture.signedChain("service-a", 3);
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::verify).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(fixture.verifications().all()).isEmpty();
    }
}
