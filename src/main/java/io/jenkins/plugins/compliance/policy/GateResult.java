package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came of a gate.
 *
 * @param id the gate's name
 * @param status what came of it
 * @param value what was found, where it is one number
 * @param limit the number it was held against, or the text of the expression
 * @param reason why it failed; or why it passed although the value is beyond the limit
 * @param remedy what to do about it
 * @param waiver who answers for it, if it was waived
 */
public record GateResult(
        String id,
        GateStatus status,
        Optional<JsonValue> value,
        Optional<JsonValue> limit,
        Optional<String> reason,
        Optional<String> remedy,
        Optional<Waiver> waiver) {

    /** A gate of which nothing is known has failed. */
    static GateResult of(String id) {
        return new GateResult(
                id,
                GateStatus.FAILED,
                Optional.empty(),
                Optional.empty(),
                Optional.of(id + " was not evaluated"),
                Optional.empty(),
                Optional.empty());
    }

    GateResult withValue(JsonValue found) {
        return new GateResult(id, status, Optional.of(found), limit, reason, remedy, waiver);
    }

    GateResult withLimit(JsonValue required) {
        return new GateResult(id, status, value, Optional.of(required), reason, remedy, waiver);
    }

    GateResult passed() {
        return new GateResult(id, GateStatus.PASSED, value, limit, Optional.empty(), Optional.empty(), waiver);
    }

    GateResult passed(String because) {
        return new GateResult(id, GateStatus.PASSED, value, limit, Optional.of(because), Optional.empty(), waiver);
    }

    GateResult failed(String because, String todo) {
        return new GateResult(id, GateStatus.FAILED, value, limit, Optional.of(because), Optional.of(todo), waiver);
    }

    GateResult waived(Waiver by) {
        return new GateResult(id, GateStatus.WAIVED, value, limit, reason, remedy, Optional.of(by));
    }

    /** As an element of {@code gates} in an entry {@code gates_evaluated}. */
    public JsonObject toJson() {
        TreeMap<String, Object> members = new TreeMap<>();
        members.put("id", id);
        members.put("status", status.word());
        value.ifPresent(found -> members.put("value", found));
        limit.ifPresent(required -> members.put("limit", required));
        reason.ifPresent(because -> members.put("reason", because));
        remedy.ifPresent(todo -> members.put("remedy", todo));
        waiver.ifPresent(by -> members.put("waiver", by.toJson()));
        return JsonObject.of(members);
    }
}
