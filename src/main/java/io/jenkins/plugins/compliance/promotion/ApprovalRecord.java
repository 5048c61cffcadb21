package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An approval as the chain has it. It stands before the promotion's first entry, since who does not approve keeps it from
 * being carried out at all. Immutable.
 *
 * @param entry the entry
 * @param promotion what was approved
 * @param approval by whom
 */
public record ApprovalRecord(EntryReference entry, PromotionId promotion, Approval approval) {

    /** What the entry's {@code data.event} says. */
    public static final String EVENT = "approved";

    /** @throws IllegalArgumentException when a member is missing or not of its form */
    static ApprovalRecord of(EvidenceEntry entry) {
        JsonObject data = entry.data();
        Set<String> roles = new TreeSet<>();
        if (data.member("roles").orElse(null) instanceof JsonArray array) {
            for (JsonValue role : array.elements()) {
                roles.add(role instanceof JsonString text ? text.value() : "");
            }
        }
        return new ApprovalRecord(
                EntryReference.to(entry),
                new PromotionId(text(data, "promotion")),
                new Approval(text(data, "approver"), roles));
    }

    private static String text(JsonObject data, String member) {
        return data.text(member)
                .orElseThrow(() -> new IllegalArgumentException("an approval needs the text \"" + member + "\""));
    }

    /** The entry that says so in a service's chain. */
    public static EntryDraft draft(
            ServiceName service, PolicyInForce policy, PromotionRequest request, Approval approval) {
        Route route = request.route();
        return new EntryDraft(
                service,
                EntryType.VALIDATION,
                policy.metadata(),
                JsonObject.of(Map.of(
                        "event", EVENT,
                        "promotion", request.id().value(),
                        "from", route.from(),
                        "to", route.to(),
                        "version", route.version(),
                        "approver", approval.user(),
                        "roles", List.copyOf(new TreeSet<>(approval.roles())))));
    }
}
