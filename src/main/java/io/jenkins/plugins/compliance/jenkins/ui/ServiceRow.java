package io.jenkins.plugins.compliance.jenkins.ui;

import io.jenkins.plugins.compliance.jenkins.installation.EvidenceStanding;
import io.jenkins.plugins.compliance.promotion.LastEvaluation;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A service on one line. Immutable.
 *
 * @param service its name
 * @param state how its newest promotion stands
 * @param stage the stage it has got to; empty before its first promotion
 * @param stages the version that completed last at each stage
 * @param last its newest promotion, null when there is none
 * @param evidencePresent how many kinds of the evidence its last evaluation asked for were there; before the first one, how
 *     many of those that the global policy asks for
 * @param evidenceAsked how many it, or the policy, asked for
 * @param missing the kinds that were missing or stale
 * @param gatesPassed how many gates passed
 * @param gates how many there were
 * @param waived the gates somebody answered for
 * @param chain what the last verification of its chain found, and how far that goes
 * @param provisional how provisional it is
 * @param entries the length of its chain
 * @param outOfPlace how many entries contradict the life cycle
 */
@ExportedBean(defaultVisibility = 9)
public record ServiceRow(
        @Exported String service,
        @Exported Label state,
        @Exported String stage,
        @Exported Map<String, String> stages,
        @Exported @Nullable PromotionRow last,
        @Exported long evidencePresent,
        @Exported long evidenceAsked,
        @Exported List<String> missing,
        @Exported long gatesPassed,
        @Exported long gates,
        @Exported List<String> waived,
        @Exported ChainHealth chain,
        @Exported Provisional provisional,
        @Exported long entries,
        @Exported long outOfPlace) {

    /**
     * @param evidence how much of what it needs is there
     */
    static ServiceRow of(ServiceStatus status, EvidenceStanding evidence, ChainHealth chain) {
        TreeMap<String, String> stages = new TreeMap<>();
        status.current().forEach((stage, promotion) -> stages.put(stage, promotion.version()));
        Optional<LastEvaluation> evaluation = status.evaluation();
        return new ServiceRow(
                status.service().value(),
                state(status),
                status.stage().orElse(""),
                stages,
                status.last().map(PromotionRow::of).orElse(null),
                evidence.present(),
                evidence.asked(),
                evidence.missing(),
                evaluation.map(LastEvaluation::gatesPassed).orElse(0L),
                evaluation.map(each -> each.gates().size()).orElse(0),
                evaluation.map(LastEvaluation::waived).orElse(List.of()),
                chain,
                Provisional.of(status.metadata()),
                status.head().size(),
                status.outOfPlace());
    }

    /** What holds the service counts more than what was tried beside it. */
    static Label state(ServiceStatus status) {
        return status.holder()
                .or(status::last)
                .map(PromotionState::phase)
                .map(Label::of)
                .orElse(Label.NO_PROMOTION);
    }

    /** The version at a stage, empty when nothing completed there. */
    public String at(String stage) {
        return stages.getOrDefault(stage, "");
    }

    /** Whether all evidence that was asked for was there. */
    public Label evidence() {
        if (evidenceAsked == 0) {
            return new Label("none asked for", Tone.NEUTRAL);
        }
        return new Label(
                evidencePresent + " of " + evidenceAsked, evidencePresent == evidenceAsked ? Tone.GOOD : Tone.BAD);
    }
}
