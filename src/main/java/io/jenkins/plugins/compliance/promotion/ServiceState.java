package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.ProvisionalState;
import io.jenkins.plugins.compliance.policy.Waiver;
import io.jenkins.plugins.compliance.store.ChainSnapshot;
import io.jenkins.plugins.compliance.store.EntryReader;
import io.jenkins.plugins.compliance.store.StoreException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The state of one service: a fold over its chain, and nothing else. It takes one entry after the other, so it grows with
 * the chain at the cost of what is new.
 *
 * <p>An entry that says something the life cycle does not allow changes nothing here, and is counted as out of place:
 * anybody who may append can write a second {@code completed}, and none of that makes a promotion complete twice.
 *
 * <p>Not thread-safe; {@link ServiceStates} shares states between threads.
 */
public final class ServiceState {

    private static final int OUT_OF_PLACE_KEPT = 20;

    /** More jobs than promote one service at a time, whatever else says that it asks for it. */
    private static final int MOST_REQUESTERS = 100;

    private final ServiceName service;
    private final LifeCycle lifeCycle = new LifeCycle();
    private final Map<PromotionId, PromotionState> promotions = new LinkedHashMap<>();
    private final SortedMap<String, PromotionState> current = new TreeMap<>();
    private final Map<EvidenceKind, EvidenceRecord> evidence = new EnumMap<>(EvidenceKind.class);
    private final SortedMap<String, WaiverRecord> waivers = new TreeMap<>();
    private final ApprovalLedger approvals = new ApprovalLedger();
    private final Map<PromotionPhase, Long> endings = new EnumMap<>(PromotionPhase.class);
    private final SortedSet<String> provisionalStages = new TreeSet<>();
    private final SortedSet<String> unknownStages = new TreeSet<>();
    private final Set<String> requesters = new LinkedHashSet<>();
    private final Deque<OutOfPlace> outOfPlace = new ArrayDeque<>();
    private ChainHead head = ChainHead.EMPTY;

    /** Number of bytes of the chain up to the head. */
    private long bytes;

    private @Nullable PromotionState last;
    private @Nullable Instant time;
    private @Nullable LastEvaluation evaluation;
    private JsonObject metadata = JsonObject.EMPTY;
    private @Nullable String stage;
    private long outOfPlaceCount;

    /**
     * An entry that does not belong where it stands.
     *
     * @param entry which one
     * @param reason why
     */
    public record OutOfPlace(EntryReference entry, String reason) {}

    /** The state of a service without entries. */
    public ServiceState(ServiceName service) {
        this.service = service;
    }

    /** Whose state it is. */
    public ServiceName service() {
        return service;
    }

    /** The end of the chain that the state is a fold over. */
    public ChainHead head() {
        return head;
    }

    /** The promotion that has started and not ended: the lock's holder. */
    public Optional<PromotionState> holder() {
        return lifeCycle.holder().map(promotions::get);
    }

    /** The promotion of that identifier. */
    public Optional<PromotionState> promotion(PromotionId id) {
        return Optional.ofNullable(promotions.get(id));
    }

    /** All promotions in the order of their requests. */
    public List<PromotionState> promotions() {
        return List.copyOf(promotions.values());
    }

    /** The promotions that have neither ended nor hold the lock, in the order of their requests. */
    public List<PromotionState> open() {
        return promotions.values().stream()
                .filter(each -> !each.phase().isTerminal())
                .toList();
    }

    /** The promotion that has the newest entry. */
    public Optional<PromotionState> last() {
        return Optional.ofNullable(last);
    }

    /** Who approved a promotion that has not ended, in the order of the entries. */
    public List<ApprovalRecord> approvals(PromotionId id) {
        return approvals.approvals(id);
    }

    /** Who refused to approve a promotion that has not ended. */
    public Optional<RefusalRecord> refusal(PromotionId id) {
        return approvals.refusal(id);
    }

    /** When the newest entry was appended. */
    public Optional<Instant> time() {
        return Optional.ofNullable(time);
    }

    /** The stage that the service has got to; before anything completed, where its first promotion came from. */
    public Optional<String> stage() {
        return Optional.ofNullable(stage);
    }

    /** What gates found when they were last evaluated. */
    public Optional<LastEvaluation> evaluation() {
        return Optional.ofNullable(evaluation);
    }

    /** The metadata of the newest entry of a promotion: how provisional it is. */
    public JsonObject metadata() {
        return metadata;
    }

    /** What completed last at each stage: what the stage has now, as far as the chain can tell. */
    public SortedMap<String, PromotionState> current() {
        return Collections.unmodifiableSortedMap(current);
    }

    /** How many promotions have ended in each of the phases that nothing follows on; phases without any are absent. */
    public Map<PromotionPhase, Long> endings() {
        return Collections.unmodifiableMap(endings);
    }

    /** The stages of {@link #current} at which something completed while controls were still pending. */
    public SortedSet<String> provisionalStages() {
        return Collections.unmodifiableSortedSet(provisionalStages);
    }

    /**
     * The stages at which a deployment failed, or was abandoned after it had started, and nothing completed or was rolled
     * back since: nobody knows what they have.
     */
    public SortedSet<String> unknownStages() {
        return Collections.unmodifiableSortedSet(unknownStages);
    }

    /** What completed at a stage, the newest first: where a rollback can lead. */
    public List<PromotionState> completed(String stage) {
        List<PromotionState> completed = new ArrayList<>();
        for (PromotionState promotion : promotions.values()) {
            if (promotion.phase() == PromotionPhase.COMPLETED && promotion.to().equals(stage)) {
                completed.add(promotion);
            }
        }
        completed.sort((a, b) -> Long.compare(b.last().sequence(), a.last().sequence()));
        return completed;
    }

    /** What has asked last for promotions, by the paths above those of its single runs: {@code job/shop/}. */
    public Set<String> requesters() {
        return Collections.unmodifiableSet(requesters);
    }

    /** The newest evidence of each kind. */
    public Map<EvidenceKind, EvidenceRecord> evidence() {
        return Collections.unmodifiableMap(evidence);
    }

    /** The newest waiver of each gate, also expired ones. */
    public SortedMap<String, WaiverRecord> waivers() {
        return Collections.unmodifiableSortedMap(waivers);
    }

    /** The newest entries that do not belong where they stand. */
    public List<OutOfPlace> outOfPlace() {
        return List.copyOf(outOfPlace);
    }

    /** How many entries do not belong where they stand. */
    public long outOfPlaceCount() {
        return outOfPlaceCount;
    }

    /**
     * Takes what is new in a chain, and looks at nothing else.
     *
     * @return how many entries were new
     * @throws StoreException when the chain cannot be read, or is not the one that was read before
     */
    public long update(ChainSnapshot chain) throws StoreException {
        long before = head.size();
        try (EntryReader entries = chain.resume(before, bytes)) {
            for (Optional<EvidenceEntry> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
                require(entry.get());
                apply(entry.get());
            }
        }
        return head.size() - before;
    }

    private void require(EvidenceEntry entry) throws StoreException {
        if (!follows(entry)) {
            throw new StoreException("the entry " + entry + " does not follow on " + service + "/" + (head.size() - 1)
                    + " " + head.hash() + "; verify the chain, and read it anew from its beginning");
        }
    }

    private boolean follows(EvidenceEntry entry) {
        return entry.sequence() == head.size()
                && entry.previousHash().equals(head.hash())
                && entry.service().equals(service);
    }

    /**
     * Takes the next entry of the chain.
     *
     * @throws IllegalArgumentException when it is not the next one
     */
    public void apply(EvidenceEntry entry) {
        if (!follows(entry)) {
            throw new IllegalArgumentException(entry + " does not follow on " + head);
        }
        head = ChainHead.at(entry);
        time = entry.timestamp();
        bytes += entry.line().length + 1;
        try {
            take(entry);
        } catch (IllegalArgumentException e) {
            outOfPlaceCount++;
            if (outOfPlace.size() == OUT_OF_PLACE_KEPT) {
                outOfPlace.removeFirst();
            }
            outOfPlace.addLast(new OutOfPlace(EntryReference.to(entry), String.valueOf(e.getMessage())));
        }
    }

    /** Events that are not known here belong to somebody else, and are left alone. */
    private void take(EvidenceEntry entry) {
        switch (entry.data().text("event").orElse("")) {
            case EvidenceRecord.EVENT -> {
                EvidenceRecord record = EvidenceRecord.of(entry);
                evidence.put(record.kind(), record);
            }
            case Waiver.EVENT -> {
                WaiverRecord record = WaiverRecord.of(entry);
                waivers.put(record.waiver().gate(), record);
            }
            case ApprovalRecord.EVENT -> {
                ApprovalRecord record = ApprovalRecord.of(entry);
                requireNotEnded(ApprovalRecord.EVENT, record.promotion());
                approvals.add(record);
            }
            case RefusalRecord.EVENT -> {
                RefusalRecord record = RefusalRecord.of(entry);
                requireNotEnded(RefusalRecord.EVENT, record.promotion());
                approvals.add(record);
            }
            default -> lifeCycle.take(entry).ifPresent(move -> follow(move, entry));
        }
    }

    private void requireNotEnded(String event, PromotionId id) {
        PromotionState known = promotions.get(id);
        if (known != null && known.phase().isTerminal()) {
            throw new IllegalArgumentException(event + " of the promotion " + id + ", which had ended");
        }
    }

    private void follow(LifeCycle.Move move, EvidenceEntry entry) {
        JsonObject shared = metadata.equals(entry.metadata()) ? metadata : entry.metadata();
        PromotionState next;
        if (move.event() == PromotionEvent.REQUEST) {
            next = PromotionState.requested(entry, shared);
            entry.data().text("origin").ifPresent(this::addRequester);
        } else {
            PromotionState before = Objects.requireNonNull(promotions.get(move.promotion()));
            next = before.after(move.event(), entry, shared);
            touch(next.to(), move.event(), before.phase());
        }
        promotions.put(next.id(), next);
        last = next;
        metadata = shared;
        if (move.event() == PromotionEvent.EVALUATE) {
            evaluation = LastEvaluation.of(entry);
        }
        if (stage == null) {
            stage = next.from();
        }
        if (next.phase().isTerminal()) {
            endings.merge(next.phase(), 1L, Long::sum);
            approvals.forget(next.id());
        }
        if (move.event() == PromotionEvent.COMPLETE) {
            complete(next, entry);
        }
    }

    /** What a request or a gate says of a stage changes nothing there: only a deployment does. */
    private void touch(String at, PromotionEvent event, PromotionPhase before) {
        switch (event) {
            case FAIL, FAIL_AND_ROLL_BACK -> unknownStages.add(at);
            case COMPLETE, ROLL_BACK -> unknownStages.remove(at);
            case ABANDON -> {
                if (before.isLocking()) {
                    unknownStages.add(at);
                }
            }
            default -> {}
        }
    }

    /** Of {@code job/shop/12/} the path before the number. */
    private void addRequester(String origin) {
        int end = origin.endsWith("/") ? origin.lastIndexOf('/', origin.length() - 2) : -1;
        if (end > 0) {
            String path = origin.substring(0, end + 1).intern();
            // Jobs are renamed and made anew all the time; who asked longest ago makes room.
            requesters.remove(path);
            requesters.add(path);
            if (requesters.size() > MOST_REQUESTERS) {
                requesters.remove(requesters.iterator().next());
            }
        }
    }

    private void complete(PromotionState completed, EvidenceEntry entry) {
        current.put(completed.to(), completed);
        stage = completed.to();
        if (ProvisionalState.isProvisional(entry.metadata())) {
            provisionalStages.add(completed.to());
        } else {
            provisionalStages.remove(completed.to());
        }
    }
}
