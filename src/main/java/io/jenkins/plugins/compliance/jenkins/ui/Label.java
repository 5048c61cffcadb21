package io.jenkins.plugins.compliance.jenkins.ui;

import io.jenkins.plugins.compliance.promotion.PromotionPhase;
import java.util.Locale;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A word or two that say how something stands. Immutable.
 *
 * @param text the words
 * @param tone how they are meant
 */
@ExportedBean(defaultVisibility = 9)
public record Label(@Exported String text, @Exported Tone tone) {

    /** Of a service that was never promoted. */
    static final Label NO_PROMOTION = new Label("no promotion", Tone.NEUTRAL);

    static Label of(PromotionPhase phase) {
        Tone tone = switch (phase) {
            case COMPLETED -> Tone.GOOD;
            case REJECTED, FAILED -> Tone.BAD;
            case ROLLED_BACK, ABANDONED -> Tone.DOUBT;
            case REQUESTED, EVALUATED, VALIDATED, STARTED, ROLLING_BACK -> Tone.BUSY;
        };
        return new Label(phase.name().toLowerCase(Locale.ROOT).replace('_', ' '), tone);
    }

    /** Of the status of a gate or of evidence, as entries spell it. */
    static Label ofStatus(String status) {
        Tone tone = switch (status) {
            case "passed", "present" -> Tone.GOOD;
            case "waived", "stale" -> Tone.DOUBT;
            case "failed", "missing" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
        return new Label(status, tone);
    }

    /** Of an entry's event. */
    static Label ofEvent(String event) {
        Tone tone = switch (event) {
            case "completed", "validated", "approved" -> Tone.GOOD;
            case "rejected", "failed", "approval_refused" -> Tone.BAD;
            case "rolled_back", "abandoned", "waived" -> Tone.DOUBT;
            default -> Tone.NEUTRAL;
        };
        return new Label(event.replace('_', ' '), tone);
    }
}
