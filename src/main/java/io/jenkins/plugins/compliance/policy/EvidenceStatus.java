package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came of required evidence.
 *
 * @param kind what it is about
 * @param state whether it is there
 * @param facts the evidence, unless it is missing
 * @param reason why it does not count; empty when it does
 * @param remedy what to do about that
 */
public record EvidenceStatus(
        EvidenceKind kind,
        State state,
        Optional<EvidenceFacts> facts,
        Optional<String> reason,
        Optional<String> remedy) {

    /** Whether evidence is there. */
    public enum State {
        PRESENT,
        MISSING,
        /** Too old for the policy, or from the future. */
        STALE;

        /** The state as entries spell it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As an element of {@code evidence} in an entry {@code gates_evaluated}. */
    public JsonObject toJson() {
        TreeMap<String, Object> members = new TreeMap<>(Map.of("kind", kind.word(), "status", state.word()));
        facts.ifPresent(found -> {
            members.put("sequence", found.sequence());
            members.put("hash", found.hash().hex());
            members.put("collected_at", Waiver.FORMAT.format(found.collectedAt()));
        });
        return JsonObject.of(members);
    }
}
