package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a service is, at one moment. Immutable.
 *
 * @param service the service
 * @param head the end of its chain
 * @param time when its newest entry was appended; empty for an empty chain
 * @param stage the stage it has got to; before anything completed, where its first promotion came from
 * @param current what completed last at each stage
 * @param provisionalStages those of them at which something completed while controls were still pending
 * @param unknownStages the stages at which a deployment failed, or was abandoned after it had started, and nothing completed
 *     or was rolled back since
 * @param endings how many promotions have ended in each of the phases that nothing follows on
 * @param last the promotion that has the newest entry
 * @param open the promotions that have not ended, in the order of their requests
 * @param evaluation what gates found when they were last evaluated
 * @param metadata the metadata of the newest entry of a promotion: how provisional it is
 * @param evidence the newest evidence of each kind
 * @param waivers the newest waiver of each gate, also expired ones
 * @param outOfPlace how many entries contradict the life cycle, and changed nothing
 */
public record ServiceStatus(
        ServiceName service,
        ChainHead head,
        Optional<Instant> time,
        Optional<String> stage,
        SortedMap<String, PromotionState> current,
        SortedSet<String> provisionalStages,
        SortedSet<String> unknownStages,
        Map<PromotionPhase, Long> endings,
        Optional<PromotionState> last,
        List<PromotionState> open,
        Optional<LastEvaluation> evaluation,
        JsonObject metadata,
        Map<EvidenceKind, EvidenceRecord> evidence,
        SortedMap<String, WaiverRecord> waivers,
        long outOfPlace) {

    public ServiceStatus {
        current = Collections.unmodifiableSortedMap(new TreeMap<>(current));
        provisionalStages = Collections.unmodifiableSortedSet(new TreeSet<>(provisionalStages));
        unknownStages = Collections.unmodifiableSortedSet(new TreeSet<>(unknownStages));
        EnumMap<PromotionPhase, Long> byPhase = new EnumMap<>(PromotionPhase.class);
        byPhase.putAll(endings);
        endings = Collections.unmodifiableMap(byPhase);
        open = List.copyOf(open);
        EnumMap<EvidenceKind, EvidenceRecord> byKind = new EnumMap<>(EvidenceKind.class);
        byKind.putAll(evidence);
        evidence = Collections.unmodifiableMap(byKind);
        waivers = Collections.unmodifiableSortedMap(new TreeMap<>(waivers));
    }

    /** What a state is now. */
    public static ServiceStatus of(ServiceState state) {
        return new ServiceStatus(
                state.service(),
                state.head(),
                state.time(),
                state.stage(),
                state.current(),
                state.provisionalStages(),
                state.unknownStages(),
                state.endings(),
                state.last(),
                state.open(),
                state.evaluation(),
                state.metadata(),
                state.evidence(),
                state.waivers(),
                state.outOfPlaceCount());
    }

    /** The promotion that holds the lock. */
    public Optional<PromotionState> holder() {
        return open.stream().filter(each -> each.phase().isLocking()).findFirst();
    }
}
