package io.jenkins.plugins.compliance.jenkins.build;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Records in the chains that something with evidence is deleted. The entries belong to no promotion: none of them has a
 * member {@code promotion}, and the life cycle knows neither event. Immutable and thread-safe.
 */
final class Deletions {

    private static final int MOST_NAMED = 100;

    private final Installation installation;

    Deletions(Installation installation) {
        this.installation = installation;
    }

    /** The build is deleted. */
    void build(String build, String user, List<BuildRecord> records) throws StoreException {
        append("build_deleted", Map.of("build", build, "user", user), records);
    }

    /**
     * The job is deleted, with all its builds.
     *
     * @param builds how many of them have evidence
     */
    void job(String job, String user, long builds, List<BuildRecord> records) throws StoreException {
        append("job_deleted", Map.of("job", job, "user", user, "builds", builds), records);
    }

    private void append(String event, Map<String, ?> what, List<BuildRecord> records) throws StoreException {
        Map<String, List<BuildRecord>> byService = new TreeMap<>();
        records.forEach(record -> byService
                .computeIfAbsent(record.getService(), service -> new ArrayList<>())
                .add(record));
        for (Map.Entry<String, List<BuildRecord>> service : byService.entrySet()) {
            // What stands in build.xml is not to be trusted with a path.
            if (ServiceName.isValid(service.getKey())) {
                ServiceName name = new ServiceName(service.getKey());
                try (EvidenceChain chain = installation.store().chain(name)) {
                    chain.append(
                            EntryDraft.of(name, EntryType.VALIDATION, Map.of(), data(event, what, service.getValue())));
                }
                installation.statuses().refresh(name);
            }
        }
    }

    private static Map<String, ?> data(String event, Map<String, ?> what, List<BuildRecord> records) {
        TreeMap<String, Object> data = new TreeMap<>(what);
        data.put("event", event);
        data.put(
                "promotions",
                records.stream()
                        .map(BuildRecord::getPromotion)
                        .filter(promotion -> !promotion.isEmpty())
                        .distinct()
                        .limit(MOST_NAMED)
                        .toList());
        data.put(
                "evidence",
                records.stream()
                        .filter(record -> record.getPromotion().isEmpty())
                        .map(BuildRecord::getSequence)
                        .distinct()
                        .limit(MOST_NAMED)
                        .toList());
        return data;
    }
}
