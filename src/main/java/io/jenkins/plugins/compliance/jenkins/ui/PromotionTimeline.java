package io.jenkins.plugins.compliance.jenkins.ui;

import java.util.List;
import java.util.stream.Stream;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * All that a chain says of one promotion of one service, for a page. Immutable.
 *
 * @param service the service
 * @param promotion the promotion on one line
 * @param requester who asked for it; empty when it is not said
 * @param policy the digest of the policy it was held to, in hex; empty when there was none
 * @param entries its entries, the oldest first
 * @param gates what came of each gate when they were last evaluated
 * @param evidence what was asked for then
 * @param reasons why it was rejected or did not end well
 * @param provisional how provisional it is
 */
@ExportedBean(defaultVisibility = 9)
public record PromotionTimeline(
        @Exported String service,
        @Exported PromotionRow promotion,
        @Exported String requester,
        @Exported String policy,
        @Exported List<TimelineEntry> entries,
        @Exported List<GateRow> gates,
        @Exported List<EvidenceRow> evidence,
        @Exported List<String> reasons,
        @Exported Provisional provisional) {

    public PromotionTimeline {
        entries = List.copyOf(entries);
        gates = List.copyOf(gates);
        evidence = List.copyOf(evidence);
        reasons = List.copyOf(reasons);
    }

    /** How many gates passed. */
    public long gatesPassed() {
        return gates.stream()
                .filter(gate -> gate.status().text().equals("passed"))
                .count();
    }

    /** How many gates somebody answers for. */
    public long gatesWaived() {
        return gates.stream()
                .filter(gate -> gate.status().text().equals("waived"))
                .count();
    }

    /** Whether it has the entry of that place and hash. */
    boolean has(long sequence, String hash) {
        return entries.stream()
                .anyMatch(entry -> entry.sequence() == sequence && entry.hash().equals(hash));
    }

    /** Every file that its evidence refers to. */
    Stream<FileRow> files() {
        return evidence.stream().flatMap(EvidenceRow::files);
    }
}
