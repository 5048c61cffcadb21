package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.util.TreeMap;

/**
 * Somebody who may approve a promotion refused to, as the chain has it. It rejects the promotion, whoever else approved it:
 * what was refused can only be asked for anew. Immutable.
 *
 * @param entry the entry
 * @param promotion what was refused
 * @param refusal by whom, and why
 */
public record RefusalRecord(EntryReference entry, PromotionId promotion, Refusal refusal) {

    /** What the entry's {@code data.event} says. */
    public static final String EVENT = "approval_refused";

    /** @throws IllegalArgumentException when a member is missing or not of its form */
    static RefusalRecord of(EvidenceEntry entry) {
        JsonObject data = entry.data();
        return new RefusalRecord(
                EntryReference.to(entry),
                new PromotionId(text(data, "promotion")),
                new Refusal(text(data, "refuser"), data.text("reason")));
    }

    private static String text(JsonObject data, String member) {
        return data.text(member)
                .orElseThrow(() -> new IllegalArgumentException("a refusal needs the text \"" + member + "\""));
    }

    /** The entry that says so in a service's chain. */
    public static EntryDraft draft(
            ServiceName service, PolicyInForce policy, PromotionRequest request, Refusal refusal) {
        Route route = request.route();
        TreeMap<String, Object> members = new TreeMap<>();
        members.put("event", EVENT);
        members.put("promotion", request.id().value());
        members.put("from", route.from());
        members.put("to", route.to());
        members.put("version", route.version());
        members.put("refuser", refusal.user());
        refusal.reason().ifPresent(reason -> members.put("reason", reason));
        return new EntryDraft(service, EntryType.VALIDATION, policy.metadata(), JsonObject.of(members));
    }
}
