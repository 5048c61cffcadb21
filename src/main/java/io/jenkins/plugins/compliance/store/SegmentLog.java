package io.jenkins.plugins.compliance.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a chain as one growing sequence of lines, of which the last segment is open. Used by one thread at a
 * time, and only while it holds the chain's lock.
 */
final class SegmentLog implements Closeable {

    private final ChainDirectory directory;
    private final Disk disk;
    private final Quarantine quarantine;
    private final long segmentBytes;

    private @Nullable DurableFile last;
    private boolean namesUncertain;

    /** @param segmentBytes no segment is made longer, unless its first batch is */
    SegmentLog(ChainDirectory directory, Disk disk, Quarantine quarantine, long segmentBytes) {
        this.directory = directory;
        this.disk = disk;
        this.quarantine = quarantine;
        this.segmentBytes = segmentBytes;
    }

    /** Goes on behind what the tail has already. */
    void resume(LocalSnapshot counted) throws StoreException {
        List<LocalSnapshot.Part> parts = counted.segments();
        if (!parts.isEmpty()) {
            LocalSnapshot.Part part = parts.get(parts.size() - 1);
            last = open(Segment.of(part.file()), part.length());
        }
    }

    /**
     * Takes in what others have added, and moves a torn end aside. Whoever tore it is dead, since the lock is ours.
     *
     * @throws BrokenChainException when what was added does not belong there
     */
    void catchUp(ChainTail tail, SignedSize signedSize) throws StoreException {
        if (last != null) {
            takeIn(last, tail, signedSize);
        }
        // A segment bears the sequence of its first entry, so who looks for the next needs not list the directory.
        Segment next = directory.segment(tail.head().size());
        while (!isLast(next) && next.file().toFile().exists()) {
            DurableFile opened = open(next, 0);
            replaceLast(opened);
            takeIn(opened, tail, signedSize);
            next = directory.segment(tail.head().size());
        }
    }

    private boolean isLast(Segment segment) {
        return last != null && last.path().equals(segment.file());
    }

    private void takeIn(DurableFile file, ChainTail tail, SignedSize signedSize) throws StoreException {
        long counted = file.length();
        long length = file.fileLength();
        if (length == counted) {
            return;
        }
        if (length < counted) {
            throw new BrokenChainException("entries are missing at the end of " + file.path() + ": expected at least "
                    + counted + " bytes, found " + length + "; restore the file from a copy that verifies");
        }
        long end;
        try {
            end = TornEnd.find(file.path(), counted, length);
            replay(file.path(), counted, end, tail);
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw StoreException.because("read " + file.path(), e, "check the disk and who may read it");
        }
        file.adopt(end);
        if (end < length) {
            requireNoneBehind(file);
            signedSize.requireAtMost(tail.head().size());
            quarantine.move(file, Segment.of(file.path()).digits());
        }
    }

    private static void replay(Path file, long from, long to, ChainTail tail) throws IOException {
        try (LineReader lines = new LineReader(Slice.open(file, from, to))) {
            while (lines.next()) {
                tail.accept(lines.bytes(), lines.from(), lines.to(), file, from + lines.offset());
            }
        }
    }

    /** A crash tears the end of the last segment only: the one before was on the disk when the last was begun. */
    private void requireNoneBehind(DurableFile torn) throws StoreException {
        for (Segment segment : directory.segments()) {
            if (segment.file().compareTo(torn.path()) > 0) {
                throw new BrokenChainException(
                        "the end of " + torn.path() + " from byte " + torn.length() + " on is no entry, but "
                                + segment.file() + " follows; restore the file from a copy that verifies");
            }
        }
    }

    /** Makes the first {@code count} bytes, lines that follow on the tail's, durable at the end of the chain. */
    void append(ChainTail tail, byte[] lines, int count) throws StoreException {
        DurableFile target = last;
        if (target == null || (target.length() > 0 && target.length() + count > segmentBytes)) {
            target = begin(directory.segment(tail.head().size()));
        }
        target.append(lines, count);
    }

    /** Puts on the disk what others may have left in memory only. */
    void force() throws StoreException {
        if (last != null) {
            last.force();
        }
    }

    /** Whether it is unknown what is on the disk; then nothing may be added. */
    boolean isUncertain() {
        return namesUncertain || (last != null && last.isUncertain());
    }

    private DurableFile open(Segment segment, long length) throws StoreException {
        try {
            DurableFile opened = new DurableFile(segment.file(), disk.open(segment.file()), length);
            forceNames();
            return opened;
        } catch (IOException e) {
            throw StoreException.because("open " + segment.file(), e, "this user must be able to write it");
        }
    }

    private DurableFile begin(Segment segment) throws StoreException {
        try {
            DurableFile begun = new DurableFile(segment.file(), disk.create(segment.file()), 0);
            replaceLast(begun);
            forceNames();
            return begun;
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw StoreException.because(
                    "begin the segment " + segment.file(),
                    e,
                    "nothing was added: make room or repair the disk, then try again");
        }
    }

    private void forceNames() throws IOException {
        namesUncertain = true;
        disk.forceDirectory(directory.path());
        namesUncertain = false;
    }

    /** What is behind an entry is on the disk only after the entry, so the old segment is forced first. */
    private void replaceLast(DurableFile next) throws StoreException {
        DurableFile previous = last;
        if (previous != null) {
            previous.force();
            last = next;
            previous.close();
        }
        last = next;
    }

    @Override
    public void close() throws StoreException {
        if (last != null) {
            last.close();
        }
    }
}
