package io.jenkins.plugins.compliance.chain.note;

import io.jenkins.plugins.compliance.chain.note.CheckpointLogLines.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a checkpoint log: signed checkpoints in a row, each followed by an empty line. A file of one plain signed
 * checkpoint, without that line, reads as a log of one.
 *
 * <p>Memory is bounded by the longest note allowed, whatever the stream holds. Framing goes by the two blocks of lines
 * of a note, text and signatures (a checkpoint's text has no empty lines), and finds its way again behind a broken
 * note. So that it can, an origin here must not look like the beginning of a signature line.
 *
 * <p>Confined to one thread at a time. The stream is not closed.
 */
public final class CheckpointLogReader {

    private final CheckpointLogLines lines;

    /** The item being read, as far as a note may be long and one byte more. */
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private long offset;
    private long lineNumber = 1;
    private long length;
    private long lineCount;

    /** @param in need not be buffered */
    public CheckpointLogReader(InputStream in) {
        this.lines = new CheckpointLogLines(in);
    }

    /**
     * The next item; empty at the end of the stream.
     *
     * @throws IOException by the stream
     */
    public Optional<CheckpointLogItem> next() throws IOException {
        offset += length;
        lineNumber += lineCount;
        length = 0;
        lineCount = 0;
        bytes.reset();
        return switch (take()) {
            case END_OF_STREAM -> Optional.empty();
            case TORN -> Optional.of(tornTail());
            case TEXT -> Optional.of(note());
            case EMPTY -> Optional.of(broken(Kind.EMPTY, "an empty line where a checkpoint should begin"));
            case SIGNATURE -> Optional.of(broken(Kind.SIGNATURE, "signature lines without a checkpoint before them"));
        };
    }

    private CheckpointLogItem note() throws IOException {
        Kind endOfText = takeBlock();
        if (endOfText != Kind.EMPTY) {
            return tornTail();
        }
        Kind firstSignature = lines.next();
        lines.putBack();
        if (firstSignature == Kind.END_OF_STREAM) {
            return tornTail();
        }
        if (firstSignature == Kind.TEXT || firstSignature == Kind.EMPTY) {
            return new CheckpointLogItem.Broken(
                    offset, lineNumber, error(lineCount, length, "no signature lines behind the checkpoint's text"));
        }
        Kind endOfSignatures = takeBlock();
        return endOfSignatures == Kind.TORN ? tornTail() : parsed(endOfSignatures == Kind.EMPTY);
    }

    private CheckpointLogItem parsed(boolean terminated) {
        byte[] note = bytes.toByteArray();
        if (terminated && note.length == length) {
            note = Arrays.copyOf(note, note.length - 1);
        }
        try {
            SignedCheckpoint checkpoint = SignedCheckpoint.parse(note, lineNumber - 1, offset);
            return new CheckpointLogItem.Note(offset, lineNumber, checkpoint, terminated);
        } catch (NoteFormatException e) {
            return new CheckpointLogItem.Broken(offset, lineNumber, e);
        }
    }

    /** Unless the lines that are whole cannot be a note's, as where all line ends were converted. */
    private CheckpointLogItem tornTail() {
        byte[] there = bytes.toByteArray();
        int checked = there.length;
        while (length <= SignedNote.MAX_BYTES && checked > 0 && there[checked - 1] != '\n') {
            checked--;
        }
        try {
            NoteCursor.over(Arrays.copyOf(there, checked), SignedNote.MAX_BYTES, lineNumber - 1, offset);
            return new CheckpointLogItem.TornTail(offset, lineNumber, length);
        } catch (NoteFormatException e) {
            return new CheckpointLogItem.Broken(offset, lineNumber, e);
        }
    }

    /** All further lines of a kind that is out of place are one fault. */
    private CheckpointLogItem broken(Kind misplaced, String reason) throws IOException {
        while (lines.next() == misplaced) {
            count();
        }
        lines.putBack();
        return new CheckpointLogItem.Broken(offset, lineNumber, error(0, 0, reason));
    }

    private NoteFormatException error(long linesInto, long bytesInto, String reason) {
        return new NoteFormatException(lineNumber + linesInto, offset + bytesInto, reason);
    }

    /** Takes lines up to and with the first that is neither text nor signature, and says what that is. */
    private Kind takeBlock() throws IOException {
        Kind kind = take();
        while (kind == Kind.TEXT || kind == Kind.SIGNATURE) {
            kind = take();
        }
        return kind;
    }

    private Kind take() throws IOException {
        Kind kind = lines.next();
        lines.appendTo(bytes);
        count();
        return kind;
    }

    private void count() {
        length += lines.length();
        lineCount++;
    }
}
