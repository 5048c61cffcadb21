package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;

    /** Where the line of each entry ends. */
    private int[] ends = new int[0];

    /** Seals as many of the drafts as fit, the first onto {@code head}. */
    void seal(List<EntryDraft> drafts, ChainHead head, Sealer sealer) {
        entries = new ArrayList<>(drafts.size());
        length = 0;
        ends = new int[drafts.size()];
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[INITIAL_BYTES];
        }
        ChainHead place = head;
        for (EntryDraft draft : drafts) {
            if (length > TornEnd.LONGEST - LONGEST_LINE) {
                return;
            }
            EvidenceEntry entry = sealer.seal(place, draft);
            place = ChainHead.at(entry);
            add(entry.line());
            ends[entries.size()] = length - 1;
            entries.add(entry);
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

    List<EvidenceEntry> entries() {
        return entries;
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
