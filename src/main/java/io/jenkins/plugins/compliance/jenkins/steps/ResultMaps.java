package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.collect.CollectedEvidence;
import io.jenkins.plugins.compliance.promotion.PromotionPlan;
import io.jenkins.plugins.compliance.promotion.PromotionReport;
import io.jenkins.plugins.compliance.promotion.ServiceOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the steps return: maps, lists, text, {@code Long}, {@code Double} and {@code Boolean}, which a sandboxed Pipeline may
 * read and a saved one can hold. The maps are linked ones, which keep their order. Stateless.
 */
final class ResultMaps {

    private ResultMaps() {}

    /** The word for what became of a service. */
    static String word(ServiceOutcome outcome) {
        return outcome.result().name().toLowerCase(Locale.ROOT);
    }

    /** The outcome of the whole: the first that is not {@code completed}, in the order of the services. */
    static String word(PromotionReport report) {
        return decisive(report.outcomes()).map(ResultMaps::word).orElse("completed");
    }

    private static Optional<ServiceOutcome> decisive(List<ServiceOutcome> outcomes) {
        return outcomes.stream()
                .filter(each -> each.result() != ServiceOutcome.Result.COMPLETED)
                .findFirst();
    }

    /** @param packages the artifacts' paths of the evidence packages by service, as far as there are any */
    static Map<String, Object> promoted(PromotionReport report, Map<String, String> packages) {
        List<ServiceOutcome> outcomes = report.outcomes();
        ServiceOutcome last = decisive(outcomes).orElse(outcomes.get(outcomes.size() - 1));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", report.id().value());
        result.put("outcome", word(report));
        putEntry(result, last);
        ArrayList<Object> services = new ArrayList<>();
        outcomes.forEach(each -> services.add(service(each, packages)));
        result.put("services", services);
        result.put("package", packages.getOrDefault(last.service().value(), ""));
        return result;
    }

    private static Map<String, Object> service(ServiceOutcome outcome, Map<String, String> packages) {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("service", outcome.service().value());
        service.put("outcome", word(outcome));
        putEntry(service, outcome);
        service.put("reasons", new ArrayList<>(outcome.reasons()));
        service.put("package", packages.getOrDefault(outcome.service().value(), ""));
        return service;
    }

    private static void putEntry(Map<String, Object> map, ServiceOutcome outcome) {
        map.put("hash", outcome.state().map(state -> state.last().hash().hex()).orElse(""));
        map.put(
                "sequence",
                outcome.state().map(state -> state.last().sequence()).orElse(-1L));
    }

    /** @param approvals the approvals that the promotion would wait for, in words; empty for none */
    static Map<String, Object> planned(PromotionPlan plan, String approvals) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", plan.request().id().value());
        result.put("outcome", plan.passed() ? "would_pass" : "would_be_rejected");
        result.put("hash", "");
        result.put("sequence", -1L);
        ArrayList<Object> services = new ArrayList<>();
        plan.order().forEach(name -> {
            Map<String, Object> service = new LinkedHashMap<>();
            service.put("service", name.value());
            service.put("outcome", plan.passed(name) ? "would_pass" : "would_be_rejected");
            service.put("reasons", new ArrayList<>(plan.reasons(name)));
            services.add(service);
        });
        result.put("services", services);
        result.put("package", "");
        result.put("plan", plan.digest().hex());
        result.put("approvals", approvals);
        return result;
    }

    /** The summary of one kind of evidence, with its entry. */
    static Map<String, Object> collected(EvidenceEntry entry, CollectedEvidence evidence) {
        Map<String, Object> kind = new LinkedHashMap<>();
        EvidenceKind of = evidence.document().kind();
        evidence.document().summary().members().forEach((name, value) -> kind.put(name, value(of, name, value)));
        kind.put("sequence", entry.sequence());
        kind.put("hash", entry.hash().hex());
        return kind;
    }

    /** A percentage is a {@code Double} also where it happens to be whole, so that its type does not depend on its value. */
    private static Object value(EvidenceKind kind, String name, JsonValue value) {
        if (value instanceof JsonNumber number) {
            boolean percentage = kind == EvidenceKind.COVERAGE && !name.contains("_");
            return number.isSafeInteger() && !percentage ? (Object) (long) number.value() : (Object) number.value();
        }
        return value.toString();
    }
}
