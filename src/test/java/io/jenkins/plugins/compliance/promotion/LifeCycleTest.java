package io.jenkins.plugins.compliance.promotion;

import static io.jenkins.plugins.compliance.promotion.PromotionFixture.A;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The state machine as a fold: which entry means what after which. */
class LifeCycleTest {

    private final ServiceState state = new ServiceState(A);

    private EvidenceEntry apply(PromotionEvent event, String id) {
        TreeMap<String, Object> data = new TreeMap<>(Map.of(
                "event",
                event.word(),
                "promotion",
                id,
                "action",
                "promote",
                "from",
                "sandbox",
                "to",
                "compliant",
                "version",
                "1.0"));
        if (event == PromotionEvent.FAIL_AND_ROLL_BACK) {
            data.put("rollback", Map.of("sequence", 0, "version", "0.9"));
        }
        return apply(event.type(), data);
    }

    private EvidenceEntry apply(EntryType type, Map<String, ?> data) {
        EvidenceEntry entry = state.head().seal(EntryDraft.of(A, type, Map.of(), data), Instant.EPOCH, () -> 0);
        state.apply(entry);
        return entry;
    }

    private Optional<PromotionPhase> phase(String id) {
        return state.promotion(new PromotionId(id)).map(PromotionState::phase);
    }

    /** A way to each phase. */
    private void bring(String id, PromotionPhase phase) {
        List<PromotionEvent> way = switch (phase) {
            case REQUESTED -> List.of();
            case EVALUATED -> List.of(PromotionEvent.EVALUATE);
            case VALIDATED -> List.of(PromotionEvent.EVALUATE, PromotionEvent.VALIDATE);
            case REJECTED -> List.of(PromotionEvent.EVALUATE, PromotionEvent.REJECT);
            case ABANDONED -> List.of(PromotionEvent.ABANDON);
            case STARTED, ROLLING_BACK, COMPLETED, FAILED, ROLLED_BACK ->
                List.of(PromotionEvent.EVALUATE, PromotionEvent.VALIDATE, PromotionEvent.START);
        };
        apply(PromotionEvent.REQUEST, id);
        way.forEach(event -> apply(event, id));
        switch (phase) {
            case COMPLETED -> apply(PromotionEvent.COMPLETE, id);
            case FAILED -> apply(PromotionEvent.FAIL, id);
            case ROLLING_BACK -> apply(PromotionEvent.FAIL_AND_ROLL_BACK, id);
            case ROLLED_BACK -> {
                apply(PromotionEvent.FAIL_AND_ROLL_BACK, id);
                apply(PromotionEvent.ROLL_BACK, id);
            }
            default -> {}
        }
        assertThat(phase(id)).contains(phase);
        assertThat(state.outOfPlaceCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void inEachPhaseOnlyItsEventsMeanSomething(PromotionPhase phase) {
        List<String> meant = new ArrayList<>();
        for (PromotionEvent event : PromotionEvent.values()) {
            LifeCycleTest fresh = new LifeCycleTest();
            fresh.bring("p-1", phase);
            fresh.apply(event, "p-1");
            if (fresh.state.outOfPlaceCount() == 0) {
                meant.add(event.name());
                assertThat(fresh.phase("p-1")).contains(event.to());
            } else {
                assertThat(fresh.phase("p-1")).contains(phase);
            }
        }
        assertThat(meant)
                .isEqualTo(Arrays.stream(PromotionEvent.values())
                        .filter(event -> event.from().contains(phase))
                        .map(Enum::name)
                        .toList());
        assertThat(meant.isEmpty()).isEqualTo(phase.isTerminal());
    }

    /** The table on the page, made anew from the code. */
    @Test
    void isTheTableOfTheDocumentation() throws Exception {
        String page = Files.readString(Path.of("docs", "promotion.md")).replace("\r\n", "\n");

        assertThat(page).contains(table());
    }

    private static String table() {
        StringBuilder table = new StringBuilder("""
                | Phase before | Entry (`data.event`) | Type | Phase after | Lock |
                |---|---|---|---|---|
                """);
        for (PromotionEvent event : PromotionEvent.values()) {
            String before = event.from().isEmpty()
                    ? "none"
                    : Arrays.stream(PromotionPhase.values())
                            .filter(event.from()::contains)
                            .map(LifeCycleTest::word)
                            .collect(Collectors.joining(", "));
            String rollback = event == PromotionEvent.FAIL_AND_ROLL_BACK ? " with `rollback`" : "";
            table.append("| " + before + " | `" + event.word() + "`" + rollback + " | "
                    + event.type().spelling() + " | " + word(event.to())
                    + (event.to().isTerminal() ? " (end)" : "") + " | "
                    + (event.to().isLocking() ? "held" : "-") + " |\n");
        }
        return table.toString();
    }

    private static String word(PromotionPhase phase) {
        return phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Test
    void theOneThatStartedHoldsTheLockUntilItsEnd() {
        bring("p-1", PromotionPhase.STARTED);
        assertThat(state.holder().map(PromotionState::id)).contains(new PromotionId("p-1"));
        apply(PromotionEvent.FAIL_AND_ROLL_BACK, "p-1");
        assertThat(state.holder().map(PromotionState::id)).contains(new PromotionId("p-1"));
        apply(PromotionEvent.ROLL_BACK, "p-1");
        assertThat(state.holder()).isEmpty();
    }

    @Test
    void aSecondStartWhileTheLockIsHeldMeansNothing() {
        bring("p-1", PromotionPhase.STARTED);
        bring("p-2", PromotionPhase.VALIDATED);

        EvidenceEntry second = apply(PromotionEvent.START, "p-2");

        assertThat(phase("p-2")).contains(PromotionPhase.VALIDATED);
        assertThat(state.holder().map(PromotionState::id)).contains(new PromotionId("p-1"));
        assertThat(state.outOfPlace()).singleElement().satisfies(found -> {
            assertThat(found.entry()).isEqualTo(EntryReference.to(second));
            assertThat(found.reason()).contains("while p-1 was under way");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "ROLLING_BACK"})
    void nobodyKnowsWhatAFailedDeploymentLeft(PromotionPhase phase) {
        bring("p-1", PromotionPhase.COMPLETED);
        bring("p-2", phase);

        assertThat(state.unknownStages()).containsExactly("compliant");
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUESTED", "EVALUATED", "VALIDATED", "REJECTED", "ABANDONED", "STARTED"})
    void whatIsAskedForDoesNotTellWhatAFailedDeploymentLeft(PromotionPhase phase) {
        bring("p-1", PromotionPhase.COMPLETED);
        bring("p-2", PromotionPhase.FAILED);
        bring("p-3", phase);

        assertThat(state.unknownStages()).containsExactly("compliant");
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "ROLLED_BACK"})
    void aDeploymentThatEndsWellTellsWhatAStageHas(PromotionPhase phase) {
        bring("p-1", PromotionPhase.COMPLETED);
        bring("p-2", PromotionPhase.FAILED);
        bring("p-3", phase);

        assertThat(state.unknownStages()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTED", "ROLLING_BACK"})
    void nobodyKnowsWhatWasLeftByADeploymentThatWasAbandoned(PromotionPhase phase) {
        bring("p-1", PromotionPhase.COMPLETED);
        bring("p-2", phase);
        apply(PromotionEvent.ABANDON, "p-2");

        assertThat(state.unknownStages()).containsExactly("compliant");
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUESTED", "VALIDATED", "REJECTED", "ABANDONED", "STARTED"})
    void aStageIsKnownAsLongAsNoDeploymentFailed(PromotionPhase phase) {
        bring("p-1", PromotionPhase.COMPLETED);
        bring("p-2", phase);

        assertThat(state.unknownStages()).isEmpty();
    }

    @Test
    void aForgedCompletionCompletesNothing() {
        apply(PromotionEvent.REQUEST, "p-1");
        apply(PromotionEvent.COMPLETE, "p-1");
        apply(PromotionEvent.COMPLETE, "nobody-asked");

        assertThat(state.current()).isEmpty();
        assertThat(state.outOfPlaceCount()).isEqualTo(2);
    }

    @Test
    void anEntryOfTheWrongTypeMeansNothing() {
        bring("p-1", PromotionPhase.STARTED);
        apply(EntryType.VALIDATION, Map.of("event", "completed", "promotion", "p-1"));

        assertThat(phase("p-1")).contains(PromotionPhase.STARTED);
        assertThat(state.outOfPlaceCount()).isEqualTo(1);
    }

    @Test
    void aMalformedEntryIsCountedAndChangesNothing() {
        apply(EntryType.PROMOTION, Map.of("event", "requested", "promotion", "../x", "action", "promote"));
        apply(EntryType.VALIDATION, Map.of("event", "evidence_collected", "kind", "horoscope"));
        apply(EntryType.VALIDATION, Map.of("event", "waived", "gate", "coverage.line"));

        assertThat(state.promotions()).isEmpty();
        assertThat(state.evidence()).isEmpty();
        assertThat(state.waivers()).isEmpty();
        assertThat(state.outOfPlaceCount()).isEqualTo(3);
    }

    @Test
    void eventsOfOthersAreLeftAlone() {
        apply(EntryType.PROMOTION, Map.of("event", "checkpointed"));
        apply(EntryType.PROMOTION, Map.of());

        assertThat(state.outOfPlaceCount()).isZero();
        assertThat(state.head().size()).isEqualTo(2);
    }

    @Test
    void keepsWhatContradictsItOnlyInPart() {
        for (int i = 0; i < 100; i++) {
            apply(PromotionEvent.COMPLETE, "p-" + i);
        }

        assertThat(state.outOfPlaceCount()).isEqualTo(100);
        assertThat(state.outOfPlace()).hasSizeLessThan(100);
    }

    @Test
    void refusesAnEntryThatDoesNotFollow() {
        EvidenceEntry first = ChainHead.EMPTY.seal(
                EntryDraft.of(A, EntryType.PROMOTION, Map.of(), Map.of("event", "x")), Instant.EPOCH, () -> 0);
        state.apply(first);

        assertThatThrownBy(() -> state.apply(first)).isInstanceOf(IllegalArgumentException.class);
    }
}
