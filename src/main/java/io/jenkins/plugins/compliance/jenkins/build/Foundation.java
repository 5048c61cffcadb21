package io.jenkins.plugins.compliance.jenkins.build;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import io.jenkins.plugins.compliance.store.EntryReader;
import io.jenkins.plugins.compliance.store.StoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the newest promotions of a service rest on: what each stage has, the last promotion, and those under way, with the
 * evidence their gates were evaluated on. Immutable.
 *
 * @param promotions their identifiers
 * @param evidence the sequences of the entries of evidence
 */
record Foundation(Set<String> promotions, Set<Long> evidence) {

    Foundation {
        promotions = Set.copyOf(promotions);
        evidence = Set.copyOf(evidence);
    }

    /** That of a service as it is now. */
    static Foundation of(Installation installation, ServiceStatus status) throws StoreException {
        List<PromotionState> newest = new ArrayList<>(status.current().values());
        status.last().ifPresent(newest::add);
        newest.addAll(status.open());
        Set<String> promotions = new HashSet<>();
        Set<Long> evidence = new HashSet<>();
        for (PromotionState promotion : newest) {
            if (promotions.add(promotion.id().value()) && promotion.evaluation().isPresent()) {
                evidence.addAll(used(
                        installation, status.service(), promotion.evaluation().getAsLong()));
            }
        }
        // What nothing was promoted on yet is what the next promotion will rest on.
        status.evidence().values().forEach(record -> evidence.add(record.entry().sequence()));
        return new Foundation(promotions, evidence);
    }

    private static List<Long> used(Installation installation, ServiceName service, long evaluation)
            throws StoreException {
        List<Long> used = new ArrayList<>();
        try (EntryReader reader = installation.store().snapshot(service).read(evaluation, evaluation + 1)) {
            Optional<EvidenceEntry> entry = reader.next();
            if (entry.isPresent() && entry.get().data().member("evidence").orElse(null) instanceof JsonArray items) {
                for (JsonValue item : items.elements()) {
                    if (item instanceof JsonObject object) {
                        object.integer("sequence").ifPresent(used::add);
                    }
                }
            }
        }
        return used;
    }

    /** Whether what a build did is among it. */
    boolean has(BuildRecord record) {
        return record.getPromotion().isEmpty()
                ? evidence.contains(record.getSequence())
                : promotions.contains(record.getPromotion());
    }
}
