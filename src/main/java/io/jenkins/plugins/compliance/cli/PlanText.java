package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.promotion.PromotionPlan;
import java.util.List;
import java.util.Locale;

/** A plan for people. */
final class PlanText {

    private final Screen screen;

    PlanText(Screen screen) {
        this.screen = screen;
    }

    void show(PromotionPlan plan) {
        screen.line(
                "plan: " + plan.request().route() + ", " + plan.request().mode().word());
        int level = 1;
        for (List<ServiceName> services : plan.levels()) {
            for (ServiceName service : services) {
                show(plan, service, level);
            }
            level++;
        }
        screen.field("verdict", style(plan.passed()), plan.passed() ? "would be promoted" : "would be rejected");
        screen.field("digest", plan.digest().hex());
    }

    private static Style style(boolean passed) {
        return passed ? Style.GOOD : Style.BAD;
    }

    private void show(PromotionPlan plan, ServiceName service, int level) {
        boolean passed = plan.passed(service);
        screen.part(Style.PLAIN, String.format(Locale.ROOT, "%2d  %-20s ", level, service));
        screen.line(style(passed), passed ? "passes" : "does not pass");
        JsonObject evaluated = plan.evaluated(service);
        elements(evaluated, "evidence").forEach(this::evidence);
        elements(evaluated, "gates").forEach(this::gate);
        plan.reasons(service).forEach(reason -> screen.line("    - " + reason));
        plan.holder(service)
                .ifPresent(holder -> screen.line(
                        Style.DOUBTFUL,
                        "    held by " + holder.id() + " since entry "
                                + holder.last().sequence()));
    }

    private static List<JsonValue> elements(JsonObject object, String member) {
        return object.member(member).orElse(null) instanceof JsonArray array ? array.elements() : List.of();
    }

    private void evidence(JsonValue element) {
        if (element instanceof JsonObject evidence) {
            row(
                    evidence.text("status").orElse("-"),
                    "evidence " + evidence.text("kind").orElse("-"),
                    evidence.integer("sequence").isPresent()
                            ? "entry " + evidence.integer("sequence").getAsLong()
                            : "");
        }
    }

    private void gate(JsonValue element) {
        if (element instanceof JsonObject gate) {
            String value = gate.member("value").map(Object::toString).orElse("-");
            String limit = gate.member("limit").map(Object::toString).orElse("-");
            row(
                    gate.text("status").orElse("-"),
                    "gate " + gate.text("id").orElse("-"),
                    "value " + value + ", limit " + limit);
        }
    }

    private void row(String status, String what, String detail) {
        Style style = switch (status) {
            case "passed", "present" -> Style.GOOD;
            case "waived" -> Style.DOUBTFUL;
            default -> Style.BAD;
        };
        screen.part(Style.PLAIN, "    ");
        screen.part(style, String.format("%-8s ", status));
        screen.line(String.format("%-30s %s", what, detail).stripTrailing());
    }
}
