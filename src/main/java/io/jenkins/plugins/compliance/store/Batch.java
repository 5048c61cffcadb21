package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The entries of one group commit and their lines as they go to the disk: at most {@link TornEnd#LONGEST} bytes. Used
 * for one commit after the other, by one thread at a time.
 */
final class Batch {

    private static final int LONGEST_LINE = JsonLimits.ENTRY.maxBytes() + 1;

    private static final int INITIAL_BYTES = 1 << 16;

    /** A buffer that had to grow beyond this is given back. */
    private static final int KEPT_BYTES = 1 << 20;

    private List<EvidenceEntry> entries = new ArrayList<>();
    private List<Optional<EvidenceEntry>> outcomes = new ArrayList<>();
    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;

    /** Where the line of each entry ends. */
    private int[] ends = new int[0];

    /** Seals as many of the drafts as there is room for, the first onto {@code head}; what is for another head is refused. */
    void seal(List<Append> appends, ChainHead head, Sealer sealer) {
        entries = new ArrayList<>(appends.size());
        outcomes = new ArrayList<>(appends.size());
        length = 0;
        ends = new int[appends.size()];
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[INITIAL_BYTES];
        }
        ChainHead place = head;
        for (Append append : appends) {
            if (length > TornEnd.LONGEST - LONGEST_LINE) {
                return;
            }
            if (!append.fits(place)) {
                outcomes.add(Optional.empty());
                continue;
            }
            EvidenceEntry entry = sealer.seal(place, append.draft());
            place = ChainHead.at(entry);
            add(entry.line());
            ends[entries.size()] = length - 1;
            entries.add(entry);
            outcomes.add(Optional.of(entry));
        }
    }

    private void add(byte[] line) {
        if (bytes.length - length <= line.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + line.length + 1, 2 * bytes.length));
        }
        System.arraycopy(line, 0, bytes, length, line.length);
        length += line.length;
        bytes[length++] = '\n';
    }

    /** The entry of each append that had its turn, empty for those refused. */
    List<Optional<EvidenceEntry>> outcomes() {
        return outcomes;
    }

    /** The lines, of which the first {@link #length} bytes count. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Moves the tail behind the entries. */
    void advance(ChainTail tail) {
        int from = 0;
        for (int i = 0; i < entries.size(); i++) {
            tail.advance(entries.get(i), bytes, from, ends[i]);
            from = ends[i] + 1;
        }
    }
}
