package io.jenkins.plugins.compliance.chain.note;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.merkle.InclusionProof;
import io.jenkins.plugins.compliance.chain.merkle.InclusionProofVerifier;
import io.jenkins.plugins.compliance.chain.merkle.ProofException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The offline proof that one entry stands in a log (C2SP tlog-proof): its index, an inclusion proof and the signed
 * checkpoint that the proof leads to. Kept in files named {@code *.tlog-proof}. It proves nothing until {@link #verify}
 * has returned. What {@link #parse} reads, {@link #bytes} gives back byte for byte.
 *
 * <p>Immutable and thread-safe; equal when the files are.
 */
public final class TlogProof {

    /** The longest extra data that is read. */
    public static final int MAX_EXTRA_BYTES = 64 * 1024;

    /** No tree of a signed 64-bit size is higher. */
    private static final int MAX_HASHES = 63;

    /** Extra data, whose Base64 is a third longer, a note, and room for the other lines. */
    private static final int MAX_BYTES = SignedNote.MAX_BYTES + 2 * MAX_EXTRA_BYTES;

    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    private final byte @Nullable [] extra;
    private final InclusionProof inclusion;
    private final SignedCheckpoint checkpoint;

    private TlogProof(byte @Nullable [] extra, InclusionProof inclusion, SignedCheckpoint checkpoint) {
        this.extra = extra;
        this.inclusion = inclusion;
        this.checkpoint = checkpoint;
    }

    /**
     * A proof without extra data.
     *
     * @param inclusion into the tree of the checkpoint
     * @throws IllegalArgumentException when the sizes differ, or there are more hashes than any tree is high
     */
    public static TlogProof of(InclusionProof inclusion, SignedCheckpoint checkpoint) {
        if (inclusion.size() != checkpoint.checkpoint().size()) {
            throw new IllegalArgumentException("the proof is for a tree of size " + inclusion.size()
                    + ", the checkpoint for one of " + checkpoint.checkpoint().size());
        }
        if (inclusion.hashes().size() > MAX_HASHES) {
            throw new IllegalArgumentException("no proof has more than " + MAX_HASHES + " hashes");
        }
        return new TlogProof(null, inclusion, checkpoint);
    }

    /**
     * This proof with extra data, which nothing authenticates.
     *
     * @param data 1 to {@value #MAX_EXTRA_BYTES} bytes, copied
     * @throws IllegalArgumentException for another number
     */
    public TlogProof withExtra(byte[] data) {
        if (data.length == 0 || data.length > MAX_EXTRA_BYTES) {
            throw new IllegalArgumentException("extra data has 1 to " + MAX_EXTRA_BYTES + " bytes, not " + data.length);
        }
        return new TlogProof(data.clone(), inclusion, checkpoint);
    }

    /**
     * Reads a proof file.
     *
     * @throws NoteFormatException when these bytes are none, or beyond the limits
     */
    public static TlogProof parse(byte[] bytes) throws NoteFormatException {
        NoteCursor cursor = NoteCursor.over(bytes, MAX_BYTES, 0, 0);
        String first = cursor.line("the format's name");
        if (!first.equals(FIRST_LINE)) {
            throw cursor.error(0, "the first line is not \"" + FIRST_LINE + "\" but " + Excerpt.of(first));
        }
        String line = cursor.line("the index");
        byte @Nullable [] extra = null;
        if (line.startsWith(EXTRA)) {
            extra = extra(cursor, line.substring(EXTRA.length()));
            line = cursor.line("the index");
        }
        if (!line.startsWith(INDEX)) {
            throw cursor.error(0, "the line with the index begins with \"index \", not " + Excerpt.of(line));
        }
        long index = cursor.decimal(INDEX.length(), line.substring(INDEX.length()), "the index");
        List<Sha256Digest> hashes = hashes(cursor);
        SignedCheckpoint checkpoint = checkpoint(cursor);
        return new TlogProof(
                extra, new InclusionProof(index, checkpoint.checkpoint().size(), hashes), checkpoint);
    }

    private static byte[] extra(NoteCursor cursor, String base64) throws NoteFormatException {
        byte[] extra = cursor.base64(EXTRA.length(), base64, "the extra data");
        if (extra.length == 0 || extra.length > MAX_EXTRA_BYTES) {
            throw cursor.error(
                    EXTRA.length(), "the extra data has " + extra.length + " bytes, not 1 to " + MAX_EXTRA_BYTES);
        }
        return extra;
    }

    private static List<Sha256Digest> hashes(NoteCursor cursor) throws NoteFormatException {
        List<Sha256Digest> hashes = new ArrayList<>();
        String what = "a hash of the proof";
        for (String line = cursor.line(what); !line.isEmpty(); line = cursor.line(what)) {
            if (hashes.size() == MAX_HASHES) {
                throw cursor.error(0, "more than " + MAX_HASHES + " hashes");
            }
            hashes.add(cursor.hash(line, what));
        }
        return hashes;
    }

    private static SignedCheckpoint checkpoint(NoteCursor cursor) throws NoteFormatException {
        NoteCursor rest = cursor.from(cursor.position());
        rest.requireAtMost(SignedNote.MAX_BYTES);
        return SignedCheckpoint.parse(rest);
    }

    /**
     * Returns when the entry with this leaf hash is proven to stand at {@link #index} of the log, by steps 2 to 4 of C2SP
     * tlog-proof, "Verifying a tlog proof". The policy says which keys and which log are trusted.
     *
     * @return the keys that vouch for the checkpoint, at least one
     * @throws NoteRejectedException when the checkpoint must not be trusted
     * @throws ProofException when the entry is not proven to be in its tree
     */
    public List<KeyIdentity> verify(Sha256Digest leafHash, CheckpointPolicy policy)
            throws NoteRejectedException, ProofException {
        List<KeyIdentity> keys = policy.verify(checkpoint);
        InclusionProofVerifier.verify(
                inclusion, leafHash, checkpoint.checkpoint().root());
        return keys;
    }

    /** The entry's index, from 0. */
    public long index() {
        return inclusion.index();
    }

    /** The proof, whose size is the checkpoint's. */
    public InclusionProof inclusion() {
        return inclusion;
    }

    /** The checkpoint that the proof leads to. */
    public SignedCheckpoint checkpoint() {
        return checkpoint;
    }

    /** A copy of the extra data, which nothing authenticates. */
    public Optional<byte[]> extra() {
        return Optional.ofNullable(extra).map(byte[]::clone);
    }

    /** The file's bytes. */
    public byte[] bytes() {
        return format().getBytes(StandardCharsets.UTF_8);
    }

    private String format() {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        if (extra != null) {
            text.append(EXTRA).append(CanonicalBase64.encode(extra)).append('\n');
        }
        text.append(INDEX).append(inclusion.index()).append('\n');
        inclusion.hashes().forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint.note().format()).toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TlogProof that
                && inclusion.equals(that.inclusion)
                && checkpoint.equals(that.checkpoint)
                && Arrays.equals(extra, that.extra);
    }

    @Override
    public int hashCode() {
        return 31 * inclusion.hashCode() + checkpoint.hashCode();
    }

    @Override
    public String toString() {
        return format();
    }
}
