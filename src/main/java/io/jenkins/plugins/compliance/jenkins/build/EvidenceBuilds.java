package io.jenkins.plugins.compliance.jenkins.build;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.store.ChainSnapshot;
import io.jenkins.plugins.compliance.store.EntryReader;
import io.jenkins.plugins.compliance.store.EvidenceStore;
import io.jenkins.plugins.compliance.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The builds that wrote to the chains and are not deleted, by the names their jobs had then. What was read is
 * remembered, so each look costs what is new. Nothing is verified: this says where to look, and decides nothing. Confined to
 * one thread.
 */
final class EvidenceBuilds {

    private static final Logger LOGGER = Logger.getLogger(EvidenceBuilds.class.getName());

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
        private boolean unread;
        private final Map<BuildPath, List<Long>> collected = new HashMap<>();
        private final Set<BuildPath> asked = new HashSet<>();
        private final Set<BuildPath> deleted = new HashSet<>();

        void update(ChainSnapshot chain) throws StoreException {
            try (EntryReader entries = chain.resume(size, bytes)) {
                for (Optional<EvidenceEntry> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
                    take(entry.get());
                    size++;
                    bytes += entry.get().line().length + 1;
                }
            }
        }

        private void take(EvidenceEntry entry) {
            JsonObject data = entry.data();
            Optional<BuildPath> origin = data.text("origin").flatMap(BuildPath::of);
            switch (data.text("event").orElse("")) {
                case "evidence_collected" ->
                    origin.ifPresent(build -> collected
                            .computeIfAbsent(build, each -> new ArrayList<>(2))
                            .add(entry.sequence()));
                case "requested" -> origin.ifPresent(asked::add);
                case "build_deleted" ->
                    data.text("build")
                            .ifPresent(build -> delete(each -> (each.job() + "#" + each.number()).equals(build)));
                case "job_deleted" ->
                    data.text("job").ifPresent(job -> delete(each -> each.job().equals(job)));
                default -> {
                    // Nothing else says which build it is of.
                }
            }
        }

        /** It is recorded before it happens, and may not happen then: until it has, these are to be looked at. */
        private void delete(Predicate<BuildPath> which) {
            Stream.concat(collected.keySet().stream(), asked.stream())
                    .filter(which)
                    .forEach(deleted::add);
            collected.keySet().removeIf(which);
            asked.removeIf(which);
        }
    }

    /**
     * Takes what is new in the chains. Of one that cannot be read the builds that are known stay, and it is read anew from
     * its beginning the next time.
     *
     * @return whose chains could not be read
     * @throws StoreException when the chains cannot be listed
     */
    Set<ServiceName> update() throws StoreException {
        Set<ServiceName> unread = new TreeSet<>();
        for (ServiceName service : store.services()) {
            Chain known = chains.get(service);
            Chain chain = known == null || known.unread ? new Chain() : known;
            try {
                chain.update(store.snapshot(service));
                chains.put(service, chain);
            } catch (StoreException e) {
                LOGGER.log(Level.WARNING, "Cannot tell which builds wrote to the chain of {0}: {1}", new Object[] {
                    service, e.getMessage()
                });
                chains.computeIfAbsent(service, name -> chain).unread = true;
                unread.add(service);
            }
        }
        return unread;
    }

    /**
     * Those to look at, each with the evidence it collected, by service and the sequences of the entries. Also those that
     * only asked for a promotion, which may be killed before they record anything themselves, and those that are recorded to
     * be deleted, until {@link #forgetDeleted}: nobody misses either.
     */
    Map<BuildPath, Map<String, List<Long>>> all() {
        Map<BuildPath, Map<String, List<Long>>> all = new HashMap<>();
        chains.forEach((service, chain) -> {
            chain.asked.forEach(path -> all.putIfAbsent(path, Map.of()));
            chain.deleted.forEach(path -> all.putIfAbsent(path, Map.of()));
            chain.collected.forEach((path, sequences) -> {
                Map<String, List<Long>> known = all.getOrDefault(path, Map.of());
                Map<String, List<Long>> next = new HashMap<>(known);
                next.put(service.value(), List.copyOf(sequences));
                all.put(path, next);
            });
        });
        return all;
    }

    /**
     * Whether all that was collected at a path is of the build that is there now, which has it in its own records. It may be
     * another one's that was there before its job was renamed.
     *
     * @param collected the evidence of that path
     * @param records those of the build; none when there is no build
     */
    static boolean isAllOf(Map<String, List<Long>> collected, List<BuildRecord> records) {
        Map<String, Set<Long>> own = new HashMap<>();
        for (BuildRecord record : records) {
            if (record.getPromotion().isEmpty()) {
                own.computeIfAbsent(record.getService(), service -> new HashSet<>())
                        .add(record.getSequence());
            }
        }
        return collected.entrySet().stream()
                .allMatch(each -> own.getOrDefault(each.getKey(), Set.of()).containsAll(each.getValue()));
    }

    /**
     * Takes note where no build is: one that is recorded to be deleted was deleted then.
     *
     * @param empty the paths
     */
    void forgetDeleted(Set<BuildPath> empty) {
        chains.values().forEach(chain -> chain.deleted.removeAll(empty));
    }
}
