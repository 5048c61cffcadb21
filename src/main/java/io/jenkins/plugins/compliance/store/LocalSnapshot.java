package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.merkle.CompactRangeBuilder;
import io.jenkins.plugins.compliance.chain.merkle.MerkleHasher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A chain in a directory at one moment: how long each of its files was. Files only grow, so that much of them stays.
 *
 * @param segments the files of entries in order
 * @param checkpointFiles the file of signed checkpoints, or none
 */
public record LocalSnapshot(List<Part> segments, List<Part> checkpointFiles) implements ChainSnapshot {

    /**
     * The beginning of a file.
     *
     * @param file the file
     * @param length number of bytes
     */
    public record Part(Path file, long length) {

        static Part whole(Path file) throws StoreException {
            try {
                return new Part(file, Files.size(file));
            } catch (IOException e) {
                throw StoreException.because("read the length of " + file, e, "check the disk and who may read it");
            }
        }
    }

    public LocalSnapshot {
        segments = List.copyOf(segments);
        checkpointFiles = List.copyOf(checkpointFiles);
    }

    /** To be called while nobody writes. */
    static LocalSnapshot of(ChainDirectory directory) throws StoreException {
        List<Part> segments = new ArrayList<>();
        for (Segment segment : directory.segments()) {
            segments.add(Part.whole(segment.file()));
        }
        Path checkpoints = directory.checkpoints();
        return new LocalSnapshot(segments, Files.exists(checkpoints) ? List.of(Part.whole(checkpoints)) : List.of());
    }

    /**
     * The same without what a crash left unusable at the end of the last segment and of the checkpoints: what the next
     * writer would go on from.
     *
     * @throws StoreException when an end cannot be read
     */
    public LocalSnapshot withoutTornEnds() throws StoreException {
        return new LocalSnapshot(
                cutLast(segments, part -> TornEnd.find(part.file(), 0, part.length())),
                cutLast(
                        checkpointFiles,
                        part -> CheckpointScan.of(part.file(), 0, part.length()).whole()));
    }

    /** The same without what a crash left unusable at the end of the last segment. */
    LocalSnapshot withoutTornEntries() throws StoreException {
        return new LocalSnapshot(
                cutLast(segments, part -> TornEnd.find(part.file(), 0, part.length())), checkpointFiles);
    }

    @FunctionalInterface
    private interface WholeLength {
        long of(Part part) throws IOException;
    }

    private static List<Part> cutLast(List<Part> parts, WholeLength wholeLength) throws StoreException {
        List<Part> whole = new ArrayList<>(parts);
        if (!whole.isEmpty()) {
            Part last = whole.remove(whole.size() - 1);
            try {
                whole.add(new Part(last.file(), wholeLength.of(last)));
            } catch (StoreException e) {
                throw e;
            } catch (IOException e) {
                throw StoreException.because("read " + last.file(), e, "check the disk and who may read it");
            }
        }
        return whole;
    }

    /** The root of the Merkle tree over the first {@code size} entries, computed from them. */
    Sha256Digest rootAt(long size) throws StoreException {
        return treeAt(size).root();
    }

    /** The tree over all entries, computed from them. */
    TreeHead treeHead() throws StoreException {
        return treeAt(Long.MAX_VALUE);
    }

    private TreeHead treeAt(long size) throws StoreException {
        CompactRangeBuilder tree = new CompactRangeBuilder(new MerkleHasher(), 0);
        try (LineReader lines = new LineReader(entries())) {
            while (tree.size() < size && lines.next()) {
                tree.appendLeaf(lines.bytes(), lines.from(), lines.to() - lines.from());
            }
        } catch (IOException e) {
            throw StoreException.because("read the segments of a chain", e, "check the disk and who may read it");
        }
        return new TreeHead(tree.size(), tree.root());
    }

    @Override
    public long bytes() {
        return segments.stream().mapToLong(Part::length).sum();
    }

    @Override
    public InputStream entries() {
        return new PartsInputStream(segments);
    }

    @Override
    public InputStream checkpoints() {
        return new PartsInputStream(checkpointFiles);
    }

    @Override
    public EntryReader resume(long sequence, long offset) throws StoreException {
        long rest = offset;
        for (int i = 0; i < segments.size(); i++) {
            long length = segments.get(i).length();
            if (rest < length || (rest == length && i == segments.size() - 1)) {
                return new LocalEntryReader(segments.subList(i, segments.size()), rest, sequence);
            }
            rest -= length;
        }
        if (rest > 0) {
            throw new StoreException("the chain has " + bytes() + " bytes, fewer than the " + offset
                    + " that were read before; verify it, and read it anew from its beginning");
        }
        return new LocalEntryReader(segments, 0, sequence);
    }

    @Override
    public EntryReader read(long from, long to) throws StoreException {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("not a range of entries: [" + from + ", " + to + ")");
        }
        int part = segments.size() - 1;
        while (part > 0 && Segment.of(segments.get(part).file()).firstSequence() > from) {
            part--;
        }
        return part < 0
                ? new LocalEntryReader(segments, 0, from, to)
                : new LocalEntryReader(
                        segments.subList(part, segments.size()),
                        Segment.of(segments.get(part).file()).firstSequence(),
                        from,
                        to);
    }
}
