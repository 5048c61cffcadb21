package io.jenkins.plugins.compliance.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.verify.Check;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.drill.AttackResult.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrillTest {

    private static final long SEED = 20_261_122;

    @TempDir
    private Path directory;

    @Test
    void detectsEveryAttackOnAChainWithPublishedCheckpoints() throws IOException {
        DrillReport report = run(SampleChain.of(12, 5, 12).subject());

        assertThat(report.results())
                .hasSameSizeAs(AttackMatrix.attacks())
                .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.DETECTED));
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.temporaryKey()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE})
    void detectsEveryAttackWhereverTheSeedAimsIt(long seed) throws IOException {
        for (int entries = 1; entries <= 3; entries++) {
            DrillReport report = new Drill(directory, false, seed, VerifierFactory.standard(1))
                    .run(SampleChain.of(entries, 1, 2, entries).subject(), result -> {});

            assertThat(report.results()).extracting(AttackResult::outcome).doesNotContain(Outcome.MISSED);
            assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        }
    }

    @ParameterizedTest
    // Those behind are of packages, which VerifierAgreementTest tampers with.
    @EnumSource(from = "CANONICAL", to = "CONSISTENCY")
    void missesAnAttackWhenOneCheckIsDeaf(Check deaf) throws IOException {
        Drill drill = new Drill(directory, false, SEED, WeakVerifier.hearing(check -> check != deaf));

        DrillReport report = drill.run(SampleChain.of(12, 5, 12).subject(), result -> {});

        assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(report.results())
                .filteredOn(result -> result.outcome() == Outcome.MISSED)
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.attack().foundBy()).contains(deaf));
    }

    @Test
    void missesEveryAttackWhenTheVerifierFindsEverythingFine() throws IOException {
        Drill drill = new Drill(directory, false, SEED, WeakVerifier.hearing(check -> false));

        DrillReport report = drill.run(SampleChain.of(12, 5, 12).subject(), result -> {});

        assertThat(report.results()).extracting(AttackResult::outcome).containsOnly(Outcome.MISSED);
        assertThat(report.results()).extracting(AttackResult::note).containsOnly("the verdict was: valid");
    }

    @Test
    void signsACheckpointOfItsOwnWhereTheChainHasNone() throws IOException {
        DrillReport report = run(SampleChain.of(12).subject());

        assertThat(report.temporaryKey()).isPresent();
        assertThat(report.control().tailPinned()).isTrue();
        assertThat(report.results()).extracting(AttackResult::outcome).containsOnly(Outcome.DETECTED);
    }

    @Test
    void signsACheckpointOfItsOwnWhereNobodySaysWhichKeysToTrust() throws IOException {
        DrillReport report = run(SampleChain.of(12, 12).subject(Optional.empty()));

        assertThat(report.temporaryKey()).isPresent();
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void leavesOutEntriesThatNoCheckpointCovers() throws IOException {
        DrillReport report = run(SampleChain.of(12, 3, 8).subject());

        assertThat(report.uncovered()).isEqualTo(4);
        assertThat(report.control().entries()).isEqualTo(8);
        assertThat(report.results()).extracting(AttackResult::outcome).containsOnly(Outcome.DETECTED);
    }

    @Test
    void countsWhatAShortChainHasNoRoomForAsNotApplicable() throws IOException {
        DrillReport report = run(SampleChain.of(1, 1).subject());

        assertThat(report.results())
                .filteredOn(result -> result.outcome() == Outcome.NOT_APPLICABLE)
                .extracting(result -> result.attack().id() + ": " + result.note())
                .contains(
                        "delete-head: needs 2 entries",
                        "swap-far: needs 3 entries",
                        "replay-older-checkpoint: needs 2 entries");
        assertThat(report.count(Outcome.MISSED)).isZero();
    }

    @Test
    void countsWhatNeedsAnOlderCheckpointAsNotApplicableWithoutOne() throws IOException {
        DrillReport report = run(SampleChain.of(12, 12).subject());

        assertThat(report.results())
                .filteredOn(result -> result.outcome() == Outcome.NOT_APPLICABLE)
                .extracting(result -> result.attack().id() + ": " + result.note())
                .containsExactly(
                        "checkpoint-order: needs two checkpoints of different sizes",
                        "replay-older-checkpoint: needs two checkpoints of different sizes");
    }

    @Test
    void cannotTellOfAChainWithoutEntries() throws IOException {
        DrillReport report = run(SampleChain.of(0).subject(Optional.empty()));

        assertThat(report.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(report.results()).isEmpty();
    }

    @Test
    void doesNotBeginWithAChainThatIsBrokenAlready() throws IOException {
        byte[] broken = SampleChain.of(3).bytes();
        broken[10] ^= 1;
        InputStream noCheckpoints = InputStream.nullInputStream();

        DrillReport report = run(new DrillSubject(new ByteArrayInputStream(broken), noCheckpoints, Optional.empty()));

        assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(report.control().findingCount()).isPositive();
        assertThat(report.results()).isEmpty();
    }

    @Test
    void reportsResultsAsTheyCome() throws IOException {
        List<AttackResult> seen = new ArrayList<>();

        DrillReport report = new Drill(directory, false, SEED, VerifierFactory.standard(1))
                .run(SampleChain.of(3, 3).subject(), seen::add);

        assertThat(seen).isEqualTo(report.results());
    }

    @Test
    void leavesNothingBehind() throws IOException {
        run(SampleChain.of(3, 3).subject());

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void leavesTheCopiesWhenAsked() throws IOException {
        SampleChain chain = SampleChain.of(4, 2, 4);

        new Drill(directory, true, SEED, VerifierFactory.standard(1)).run(chain.subject(), result -> {});

        assertThat(directory.resolve("untouched/chain.jsonl")).hasBinaryContent(chain.bytes());
        assertThat(lines(directory.resolve("delete-head/chain.jsonl")))
                .isEqualTo(lines(directory.resolve("untouched/chain.jsonl")).subList(1, 4));
        assertThat(directory.resolve("delete-head/checkpoints.txt")).isNotEmptyFile();
    }

    @Test
    void makesTheSameCopiesFromTheSameSeed() throws IOException {
        Path first = Files.createDirectory(directory.resolve("first"));
        Path second = Files.createDirectory(directory.resolve("second"));

        for (Path path : List.of(first, second)) {
            new Drill(path, true, SEED, VerifierFactory.standard(1))
                    .run(SampleChain.of(12).subject(), result -> {});
        }

        try (Stream<Path> files = Files.walk(first)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSizeGreaterThan(2 * 60)
                    .allSatisfy(
                            file -> assertThat(file).hasSameBinaryContentAs(second.resolve(first.relativize(file))));
        }
    }

    private DrillReport run(DrillSubject subject) throws IOException {
        return new Drill(directory, false, SEED, VerifierFactory.standard(1)).run(subject, result -> {});
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }
}
