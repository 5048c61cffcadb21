package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.promotion.PromotionPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The gates of a plan, a line each, for those who are asked to approve it. Stateless. */
final class GateLines {

    private GateLines() {}

    /** Such as {@code service-a: sast.critical passed (0, limit 0)}. */
    static List<String> of(PromotionPlan plan) {
        List<String> lines = new ArrayList<>();
        for (ServiceName service : plan.order()) {
            if (plan.evaluated(service).member("gates").orElse(null) instanceof JsonArray gates) {
                for (JsonValue gate : gates.elements()) {
                    if (gate instanceof JsonObject members) {
                        lines.add(service + ": " + line(members));
                    }
                }
            }
        }
        return lines;
    }

    private static String line(JsonObject gate) {
        Optional<String> value = gate.member("value").map(JsonValue::toString);
        Optional<String> limit = gate.member("limit").map(each -> "limit " + each);
        String numbers = String.join(
                ", ", List.of(value, limit).stream().flatMap(Optional::stream).toList());
        return gate.text("id").orElse("") + " " + gate.text("status").orElse("")
                + (numbers.isEmpty() ? "" : " (" + numbers + ")");
    }
}
