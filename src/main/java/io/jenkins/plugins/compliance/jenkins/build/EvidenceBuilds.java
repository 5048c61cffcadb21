package io.jenkins.plugins.compliance.jenkins.build;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.store.ChainSnapshot;
import io.jenkins.plugins.compliance.store.EntryReader;
import io.jenkins.plugins.compliance.store.EvidenceStore;
import io.jenkins.plugins.compliance.store.StoreException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The builds that wrote to the chains and are not recorded to be deleted, by the names their jobs had then. What was read is
 * remembered, so each look costs what is new. Nothing is verified: this says where to look, and decides nothing. Confined to
 * one thread.
 */
final class EvidenceBuilds {

    private final EvidenceStore store;
    private final Map<ServiceName, Chain> chains = new HashMap<>();

    /** @param store the chains */
    EvidenceBuilds(EvidenceStore store) {
        this.store = store;
    }

    /** What one chain says. */
    private static final class Chain {

        private long size;
        private long bytes;
        private final Set<BuildPath> collected = new HashSet<>();
        private final Set<BuildPath> asked = new HashSet<>();

        void update(ChainSnapshot chain) throws StoreException {
            try (EntryReader entries = chain.resume(size, bytes)) {
                for (Optional<EvidenceEntry> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
                    take(entry.get().data());
                    size++;
                    bytes += entry.get().line().length + 1;
                }
            }
        }

        private void take(JsonObject data) {
            Optional<BuildPath> origin = data.text("origin").flatMap(BuildPath::of);
            switch (data.text("event").orElse("")) {
                case "evidence_collected" -> origin.ifPresent(collected::add);
                case "requested" -> origin.ifPresent(asked::add);
                case "build_deleted" ->
                    data.text("build")
                            .ifPresent(build -> forget(each -> (each.job() + "#" + each.number()).equals(build)));
                case "job_deleted" ->
                    data.text("job").ifPresent(job -> forget(each -> each.job().equals(job)));
                default -> {
                    // Nothing else says which build it is of.
                }
            }
        }

        private void forget(Predicate<BuildPath> deleted) {
            collected.removeIf(deleted);
            asked.removeIf(deleted);
        }
    }

    /**
     * Takes what is new in the chains.
     *
     * @throws StoreException when one cannot be read; it is read anew from its beginning the next time
     */
    void update() throws StoreException {
        for (ServiceName service : store.services()) {
            Chain chain = chains.computeIfAbsent(service, name -> new Chain());
            try {
                chain.update(store.snapshot(service));
            } catch (StoreException e) {
                chains.remove(service);
                throw e;
            }
        }
    }

    /** Those that collected evidence: each of them has it in its own records, too. */
    Set<BuildPath> collected() {
        return chains.values().stream()
                .flatMap(chain -> chain.collected.stream())
                .collect(Collectors.toSet());
    }

    /** Those and the ones that asked for a promotion, which may be killed before they record anything themselves. */
    Set<BuildPath> all() {
        Set<BuildPath> all = collected();
        chains.values().forEach(chain -> all.addAll(chain.asked));
        return all;
    }
}
