package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of holding a service against its policy at one moment: the members of a {@code gates_evaluated} entry. Read
 * back from an entry it is the same again. Immutable.
 *
 * @param members {@code evidence}, {@code gates}, {@code verdict}, and where there are any {@code policy},
 *     {@code approvals}, {@code reasons} and {@code reverified}
 */
record Evaluation(JsonObject members) {

    private static final String PASSED = "passed";
    private static final List<String> MEMBERS =
            List.of("policy", "evidence", "gates", "approvals", "verdict", "reasons", "reverified");

    /** What a {@code gates_evaluated} entry says. */
    static Evaluation recorded(JsonObject data) {
        SortedMap<String, JsonValue> members = new TreeMap<>(data.members());
        members.keySet().retainAll(MEMBERS);
        return new Evaluation(new JsonObject(members));
    }

    /**
     * @param evaluated {@code policy}, {@code evidence} and {@code gates}, as far as there are any
     * @param reasons what keeps it from passing; it passes exactly when there are none
     */
    static Evaluation of(JsonObject evaluated, List<String> reasons) {
        TreeMap<String, Object> members = new TreeMap<>(evaluated.members());
        members.putIfAbsent("evidence", List.of());
        members.putIfAbsent("gates", List.of());
        members.put("verdict", reasons.isEmpty() ? PASSED : "failed");
        if (!reasons.isEmpty()) {
            members.put("reasons", reasons);
        }
        return new Evaluation(JsonObject.of(members));
    }

    /** The same, with those whose approval was taken into account. */
    Evaluation approvedBy(List<Approval> approvals) {
        if (approvals.isEmpty()) {
            return this;
        }
        TreeMap<String, Object> with = new TreeMap<>(members.members());
        with.put("approvals", approvals.stream().map(Approval::toJson).toList());
        return new Evaluation(JsonObject.of(with));
    }

    boolean passed() {
        return members.text("verdict").equals(Optional.of(PASSED));
    }

    List<String> reasons() {
        return elements(members, "reasons").stream().map(Object::toString).toList();
    }

    /** Each kind of evidence as {@code <status> <sequence> <hash>}, without what only people read. */
    SortedMap<String, String> evidence() {
        return facts("evidence", "kind", List.of("status", "sequence", "hash"));
    }

    /** Each gate's status. */
    SortedMap<String, String> gates() {
        return facts("gates", "id", List.of("status"));
    }

    private SortedMap<String, String> facts(String array, String key, List<String> values) {
        SortedMap<String, String> facts = new TreeMap<>();
        for (JsonValue element : elements(members, array)) {
            if (element instanceof JsonObject object) {
                List<String> parts = new ArrayList<>();
                values.forEach(value -> object.member(value).ifPresent(part -> parts.add(part.toString())));
                facts.put(object.text(key).orElse(""), String.join(" ", parts));
            }
        }
        return facts;
    }

    private static List<JsonValue> elements(JsonObject object, String member) {
        return object.member(member).orElse(null) instanceof JsonArray array ? array.elements() : List.of();
    }

    /** The policy's digest, which the entries that follow repeat. */
    Map<String, JsonValue> policy() {
        return members.member("policy").map(policy -> Map.of("policy", policy)).orElse(Map.of());
    }

    /** Whether another evaluation comes to the same by the same evidence, gates and policy. */
    boolean sameAs(Evaluation other) {
        return differences(other).isEmpty();
    }

    /** In what another evaluation, made later, differs; empty when it comes to the same. */
    List<String> differences(Evaluation later) {
        List<String> differences = new ArrayList<>();
        compare("policy", text("policy"), later.text("policy"), differences);
        compare("evidence", evidence(), later.evidence(), differences);
        compare("gate", gates(), later.gates(), differences);
        compare("verdict", text("verdict"), later.text("verdict"), differences);
        return differences;
    }

    private String text(String member) {
        return members.member(member)
                .filter(JsonString.class::isInstance)
                .map(Object::toString)
                .orElse("none");
    }

    private static void compare(
            String what, SortedMap<String, String> before, SortedMap<String, String> now, List<String> differences) {
        TreeMap<String, String> all = new TreeMap<>(before);
        all.putAll(now);
        for (String key : all.keySet()) {
            compare(what + " " + key, before.getOrDefault(key, "none"), now.getOrDefault(key, "none"), differences);
        }
    }

    private static void compare(String what, String before, String now, List<String> differences) {
        if (!before.equals(now)) {
            differences.add(what + ": planned " + before + ", now " + now);
        }
    }
}
