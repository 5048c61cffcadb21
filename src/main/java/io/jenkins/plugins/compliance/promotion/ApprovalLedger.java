package io.jenkins.plugins.compliance.promotion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who approved, or refused, the promotions of one service that have not ended. Not thread-safe. */
final class ApprovalLedger {

    private final Map<PromotionId, List<ApprovalRecord>> given = new HashMap<>();
    private final Map<PromotionId, RefusalRecord> refused = new HashMap<>();

    /** @throws IllegalArgumentException when the same person has approved it before */
    void add(ApprovalRecord record) {
        List<ApprovalRecord> known = given.computeIfAbsent(record.promotion(), unused -> new ArrayList<>());
        String user = record.approval().user();
        if (known.stream().anyMatch(each -> each.approval().user().equals(user))) {
            throw new IllegalArgumentException(
                    "approved of the promotion " + record.promotion() + " by " + user + " once more");
        }
        known.add(record);
    }

    /** @throws IllegalArgumentException when it was refused before */
    void add(RefusalRecord record) {
        RefusalRecord before = refused.putIfAbsent(record.promotion(), record);
        if (before != null) {
            throw new IllegalArgumentException("approval_refused of the promotion " + record.promotion()
                    + ", which entry " + before.entry().sequence() + " had refused");
        }
    }

    List<ApprovalRecord> approvals(PromotionId id) {
        return List.copyOf(given.getOrDefault(id, List.of()));
    }

    Optional<RefusalRecord> refusal(PromotionId id) {
        return Optional.ofNullable(refused.get(id));
    }

    /** Of a promotion that has ended nothing is needed any more. */
    void forget(PromotionId id) {
        given.remove(id);
        refused.remove(id);
    }
}
