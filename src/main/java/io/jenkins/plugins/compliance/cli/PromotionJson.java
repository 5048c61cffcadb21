package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.promotion.PromotionPlan;
import io.jenkins.plugins.compliance.promotion.PromotionReport;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import io.jenkins.plugins.compliance.promotion.ServiceOutcome;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Plans and promotions for other programs. */
final class PromotionJson {

    private PromotionJson() {}

    /** What became of a promotion. */
    static JsonObject of(PromotionReport report) {
        return JsonObject.of(Map.of(
                "format", "compliance-promotion/promotion-report/v1",
                "promotion", report.id().value(),
                "completed", report.completed(),
                "services",
                        report.outcomes().stream().map(PromotionJson::outcome).toList()));
    }

    private static Map<String, Object> outcome(ServiceOutcome outcome) {
        Map<String, Object> members = new TreeMap<>();
        members.put("service", outcome.service().value());
        members.put("result", outcome.result().name().toLowerCase(Locale.ROOT));
        members.put("recorded_before", outcome.recorded());
        members.put("reasons", outcome.reasons());
        outcome.state().ifPresent(state -> members.put("state", state(state)));
        outcome.evaluation().ifPresent(evaluation -> members.put("evaluation", evaluation));
        return members;
    }

    /** Where a promotion is. */
    static Map<String, Object> state(PromotionState state) {
        return new TreeMap<>(Map.of(
                "promotion", state.id().value(),
                "action", state.action().word(),
                "from", state.from(),
                "to", state.to(),
                "version", state.version(),
                "phase", state.phase().name().toLowerCase(Locale.ROOT),
                "sequence", state.last().sequence(),
                "hash", state.last().hash().hex(),
                "time", UtcTime.of(state.last().time())));
    }

    /** A plan and its digest, with the reasons that are not part of what the digest is over. */
    static JsonObject of(PromotionPlan plan) {
        Map<String, Object> reasons = new TreeMap<>();
        Map<String, Object> holders = new TreeMap<>();
        plan.order().forEach(service -> {
            reasons.put(service.value(), plan.reasons(service));
            plan.holder(service).ifPresent(holder -> holders.put(service.value(), state(holder)));
        });
        return JsonObject.of(Map.of(
                "format",
                "compliance-promotion/plan/v1",
                "plan",
                plan.json(),
                "digest",
                plan.digest().hex(),
                "reasons",
                reasons,
                "held_by",
                holders));
    }
}
