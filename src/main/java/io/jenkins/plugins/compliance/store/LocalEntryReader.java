package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.entry.EntryFormatException;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.store.LocalSnapshot.Part;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads entries from segments. Lines before the first one wanted are passed over without being looked at. */
final class LocalEntryReader implements EntryReader {

    private final String place;
    private final LineReader lines;
    private final long from;
    private final long to;
    private long sequence;

    /** @param firstSequence sequence of the first line of the segments */
    LocalEntryReader(List<Part> segments, long firstSequence, long from, long to) {
        this.place = place(segments);
        this.lines = new LineReader(new PartsInputStream(segments));
        this.sequence = firstSequence;
        this.from = from;
        this.to = to;
    }

    /**
     * Reads to the end.
     *
     * @param skipped number of bytes of the first segment that are not looked at
     * @param sequence of the line behind those
     */
    LocalEntryReader(List<Part> segments, long skipped, long sequence) {
        this.place = place(segments);
        this.lines = new LineReader(new PartsInputStream(segments, skipped));
        this.sequence = sequence;
        this.from = sequence;
        this.to = Long.MAX_VALUE;
    }

    private static String place(List<Part> segments) {
        return segments.isEmpty()
                ? "an empty chain"
                : "the segments from " + segments.get(0).file() + " on";
    }

    @Override
    public Optional<EvidenceEntry> next() throws StoreException {
        try {
            while (sequence < to && lines.next()) {
                long place = sequence++;
                if (place >= from) {
                    return Optional.of(entry(place));
                }
            }
            return Optional.empty();
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw StoreException.because("read " + place, e, "check the disk and who may read them");
        }
    }

    private EvidenceEntry entry(long expected) throws BrokenChainException {
        EvidenceEntry entry;
        try {
            entry = EvidenceEntry.parse(lines.line());
        } catch (EntryFormatException e) {
            throw broken("the entry " + expected, "a line that is no entry, " + e.getMessage());
        }
        if (!lines.terminated()) {
            throw broken("a line feed behind the entry " + expected, "the end of the chain");
        }
        if (entry.sequence() != expected) {
            throw broken("the entry " + expected, "the entry " + entry.sequence());
        }
        return entry;
    }

    private BrokenChainException broken(String expected, String found) {
        return new BrokenChainException("the chain is broken at byte " + lines.offset() + " of " + place + ": expected "
                + expected + ", found " + found + "; verify the chain to see all that is wrong with it");
    }

    @Override
    public void close() throws StoreException {
        try {
            lines.close();
        } catch (IOException e) {
            throw StoreException.because("close " + place, e, "check the disk");
        }
    }
}
