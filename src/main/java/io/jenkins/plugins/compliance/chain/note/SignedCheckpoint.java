package io.jenkins.plugins.compliance.chain.note;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A checkpoint and the signed note that carries it (C2SP tlog-checkpoint). It says nothing until
 * {@link CheckpointPolicy#verify} has returned. Immutable and thread-safe; equal when the notes are.
 */
public final class SignedCheckpoint {

    private final SignedNote note;
    private final Checkpoint checkpoint;

    private SignedCheckpoint(SignedNote note, Checkpoint checkpoint) {
        this.note = note;
        this.checkpoint = checkpoint;
    }

    /**
     * Signs a checkpoint by every signer, in their order.
     *
     * @throws IllegalArgumentException when there is no signer
     * @throws NoteSigningException by the first signer that cannot sign
     */
    public static SignedCheckpoint sign(Checkpoint checkpoint, List<? extends NoteSigner> signers)
            throws NoteSigningException {
        return new SignedCheckpoint(SignedNote.sign(checkpoint.text(), signers), checkpoint);
    }

    /**
     * Reads one signed checkpoint.
     *
     * @throws NoteFormatException when these bytes are not a note, or its text is not a checkpoint
     */
    public static SignedCheckpoint parse(byte[] bytes) throws NoteFormatException {
        return parse(bytes, 0, 0);
    }

    static SignedCheckpoint parse(byte[] bytes, long linesBefore, long bytesBefore) throws NoteFormatException {
        return parse(NoteCursor.over(bytes, SignedNote.MAX_BYTES, linesBefore, bytesBefore));
    }

    static SignedCheckpoint parse(NoteCursor cursor) throws NoteFormatException {
        SignedNote note = SignedNote.parse(cursor);
        return new SignedCheckpoint(note, Checkpoint.parse(cursor.to(note.text().length())));
    }

    /** The note. */
    public SignedNote note() {
        return note;
    }

    /** What the note's text says. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** The note as UTF-8: byte for byte what was parsed. */
    public byte[] bytes() {
        return note.bytes();
    }

    /** The note as it stands in a checkpoint log, ended by an empty line; see {@link CheckpointLogReader}. */
    public byte[] logRecord() {
        return (note.format() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedCheckpoint that && note.equals(that.note);
    }

    @Override
    public int hashCode() {
        return note.hashCode();
    }

    @Override
    public String toString() {
        return note.format();
    }
}
