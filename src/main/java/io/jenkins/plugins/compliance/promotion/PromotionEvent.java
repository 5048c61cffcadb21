package io.jenkins.plugins.compliance.promotion;

import static io.jenkins.plugins.compliance.promotion.PromotionPhase.ABANDONED;
import static io.jenkins.plugins.compliance.promotion.PromotionPhase.COMPLETED;
import static io.jenkins.plugins.compliance.promotion.PromotionPhase.EVALUATED;
import static io.jenkins.plugins.compliance.promotion.PromotionPhase.FAILED;
import static io.jenkins.plugins.compliance.promotion.PromotionPhase.REJECTED;
import static io.jenkins.plugins.compliance.promotion.PromotionPhase.REQUESTED;
import static io.jenkins.plugins.compliance.promotion.PromotionPhase.ROLLED_BACK;
import static io.jenkins.plugins.compliance.promotion.PromotionPhase.ROLLING_BACK;
import static io.jenkins.plugins.compliance.promotion.PromotionPhase.STARTED;
import static io.jenkins.plugins.compliance.promotion.PromotionPhase.VALIDATED;

import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.util.Optional;
import java.util.Set;

/**
 * What moves a promotion of one service from phase to phase: an entry of its chain. This is the whole state machine; an
 * entry in any other phase than those named here changes nothing.
 */
public enum PromotionEvent {
    /** The first entry; no phase comes before. */
    REQUEST("requested", EntryType.PROMOTION, Set.of(), REQUESTED),
    /** Again where evidence, waivers or policy have changed since the last time. */
    EVALUATE("gates_evaluated", EntryType.VALIDATION, Set.of(REQUESTED, VALIDATED), EVALUATED),
    VALIDATE("validated", EntryType.VALIDATION, Set.of(EVALUATED), VALIDATED),
    REJECT("rejected", EntryType.VALIDATION, Set.of(EVALUATED), REJECTED),
    /** Only while no other promotion of the service is in a locking phase. */
    START("started", EntryType.PROMOTION, Set.of(VALIDATED), STARTED),
    COMPLETE("completed", EntryType.PROMOTION, Set.of(STARTED), COMPLETED),
    FAIL("failed", EntryType.PROMOTION, Set.of(STARTED), FAILED),
    /** {@code failed} with a member {@code rollback}: what is to be brought back. */
    FAIL_AND_ROLL_BACK("failed", EntryType.PROMOTION, Set.of(STARTED), ROLLING_BACK),
    ROLL_BACK("rolled_back", EntryType.PROMOTION, Set.of(ROLLING_BACK), ROLLED_BACK),
    ABANDON(
            "abandoned",
            EntryType.PROMOTION,
            Set.of(REQUESTED, EVALUATED, VALIDATED, STARTED, ROLLING_BACK),
            ABANDONED);

    /** The member of {@code failed} that tells {@link #FAIL_AND_ROLL_BACK} from {@link #FAIL}. */
    static final String ROLLBACK = "rollback";

    private final String word;
    private final EntryType type;

    /** By {@link Set#of}, which cannot be changed; the type does not say so. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<PromotionPhase> from;

    private final PromotionPhase to;

    PromotionEvent(String word, EntryType type, Set<PromotionPhase> from, PromotionPhase to) {
        this.word = word;
        this.type = type;
        this.from = Set.copyOf(from);
        this.to = to;
    }

    /** What the entry's {@code data.event} says. */
    public String word() {
        return word;
    }

    /** The entry's type. */
    public EntryType type() {
        return type;
    }

    /** In which phases it means something; none for the first. */
    public Set<PromotionPhase> from() {
        return from;
    }

    /** The phase that follows. */
    public PromotionPhase to() {
        return to;
    }

    /** The event an entry stands for, of whatever type it is; empty when it is none of a promotion's. */
    static Optional<PromotionEvent> of(EvidenceEntry entry) {
        String word = entry.data().text("event").orElse("");
        boolean rollback = entry.data().object(ROLLBACK).isPresent();
        for (PromotionEvent event : values()) {
            if (event.word.equals(word) && (event != FAIL || !rollback) && (event != FAIL_AND_ROLL_BACK || rollback)) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }
}
