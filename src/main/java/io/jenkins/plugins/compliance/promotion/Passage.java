package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/**
 * One service of one promotion: what all its entries have in common. Immutable.
 *
 * @param service the service
 * @param id the promotion
 * @param action what it does
 * @param route what goes where
 * @param metadata the metadata of its entries
 */
record Passage(ServiceName service, PromotionId id, PromotionAction action, Route route, JsonObject metadata) {

    /** The entry that is to record an event, with what is particular to it. */
    EntryDraft draft(PromotionEvent event, Map<String, ?> members) {
        TreeMap<String, Object> data = new TreeMap<>(members);
        data.put("event", event.word());
        data.put("promotion", id.value());
        data.put("action", action.word());
        data.put("from", route.from());
        data.put("to", route.to());
        data.put("version", route.version());
        return new EntryDraft(service, event.type(), metadata, JsonObject.of(data));
    }

    /** Whether a promotion of that identifier is this one. */
    boolean is(PromotionState state) {
        return state.action() == action
                && state.from().equals(route.from())
                && state.to().equals(route.to())
                && state.version().equals(route.version());
    }

    /** What the action is told. */
    Map<String, String> environment(PromotionAction of, String version) {
        return Map.of(
                "PROMOTION_SERVICE", service.value(),
                "PROMOTION_FROM", route.from(),
                "PROMOTION_TO", route.to(),
                "PROMOTION_ACTION", of.word(),
                "PROMOTION_VERSION", version,
                "PROMOTION_ID", id.value());
    }
}
