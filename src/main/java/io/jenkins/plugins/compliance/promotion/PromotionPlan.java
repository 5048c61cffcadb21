package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a promotion would do now. Two plans with one digest come to the same by the same evidence, gates and policy, in the
 * same order; who holds a lock, what the plan is called and when it was made are not part of it. Immutable.
 */
public final class PromotionPlan {

    private final PromotionRequest request;
    private final List<List<ServiceName>> levels;
    private final SortedMap<ServiceName, Evaluation> evaluations;
    private final SortedMap<ServiceName, PromotionState> holders;
    private final JsonObject json;
    private final Sha256Digest digest;

    PromotionPlan(
            PromotionRequest request,
            List<List<ServiceName>> levels,
            SortedMap<ServiceName, Evaluation> evaluations,
            SortedMap<ServiceName, PromotionState> holders) {
        this.request = request;
        this.levels = List.copyOf(levels.stream().map(List::copyOf).toList());
        this.evaluations = new TreeMap<>(evaluations);
        this.holders = new TreeMap<>(holders);
        this.json = toJson();
        this.digest = Sha256Digest.compute(CanonicalJson.write(json));
    }

    private JsonObject toJson() {
        List<List<String>> names = levels.stream()
                .map(level -> level.stream().map(ServiceName::value).toList())
                .toList();
        TreeMap<String, Object> services = new TreeMap<>();
        evaluations.forEach((service, evaluation) -> services.put(service.value(), stable(evaluation)));
        return JsonObject.of(Map.of(
                "format",
                1,
                "from",
                request.route().from(),
                "to",
                request.route().to(),
                "version",
                request.route().version(),
                "mode",
                request.mode().word(),
                "levels",
                names,
                "services",
                services,
                "verdict",
                passed() ? "passed" : "failed"));
    }

    /**
     * Reasons are for people, and speak of ages, which no two plans would have in common; and a plan is what people
     * approve.
     */
    private static JsonObject stable(Evaluation evaluation) {
        TreeMap<String, JsonValue> members = new TreeMap<>(evaluation.members().members());
        members.remove("reasons");
        members.remove("approvals");
        members.put("gates", JsonValue.of(evaluation.gates()));
        return new JsonObject(members);
    }

    /** What it is a plan for. */
    public PromotionRequest request() {
        return request;
    }

    /** The services in the order they would be promoted, level by level; those of one level do not depend on each other. */
    public List<List<ServiceName>> levels() {
        return levels;
    }

    /** The services in that order. */
    public List<ServiceName> order() {
        return levels.stream().flatMap(List::stream).toList();
    }

    /** Whether every service would be validated. */
    public boolean passed() {
        return evaluations.values().stream().allMatch(Evaluation::passed);
    }

    /** Whether a service would be validated. */
    public boolean passed(ServiceName service) {
        return evaluation(service).passed();
    }

    /** Why a service would not be validated. */
    public List<String> reasons(ServiceName service) {
        return evaluation(service).reasons();
    }

    /** The members of the service's {@code gates_evaluated} entry, as it would be now. */
    public JsonObject evaluated(ServiceName service) {
        return evaluation(service).members();
    }

    /** The promotion that holds the service's lock now. */
    public Optional<PromotionState> holder(ServiceName service) {
        return Optional.ofNullable(holders.get(service));
    }

    Evaluation evaluation(ServiceName service) {
        Evaluation evaluation = evaluations.get(service);
        if (evaluation == null) {
            throw new IllegalArgumentException(service + " is not in this plan");
        }
        return evaluation;
    }

    /** The plan; its canonical form is what the digest is over. */
    public JsonObject json() {
        return json;
    }

    /** SHA-256 over the canonical JSON. */
    public Sha256Digest digest() {
        return digest;
    }
}
