package io.jenkins.plugins.compliance.chain.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CheckpointLogReaderTest {

    private static final Ed25519TestKey KEY = Ed25519TestKey.of("example.com/log", 0);
    private static final Ed25519TestKey WITNESS = Ed25519TestKey.of("example.com/witness", 0);
    private static final List<SignedCheckpoint> CHECKPOINTS =
            IntStream.range(0, 6).mapToObj(CheckpointLogReaderTest::checkpoint).toList();
    private static final String LOG = log(CHECKPOINTS);

    @Test
    void givesEveryCheckpointWithItsPlace() throws IOException {
        long offset = 0;
        long line = 1;
        List<CheckpointLogItem> expected = new ArrayList<>();
        for (SignedCheckpoint checkpoint : CHECKPOINTS) {
            expected.add(new CheckpointLogItem.Note(offset, line, checkpoint, true));
            offset += checkpoint.logRecord().length;
            line += checkpoint.toString().lines().count() + 1;
        }
        assertThat(read(LOG)).isEqualTo(expected);
    }

    @Test
    void givesNothingOfAnEmptyLog() throws IOException {
        assertThat(read("")).isEmpty();
    }

    @Test
    void readsAFileOfOnePlainCheckpoint() throws IOException {
        assertThat(read(CHECKPOINTS.get(3).toString()))
                .containsExactly(new CheckpointLogItem.Note(0, 1, CHECKPOINTS.get(3), false));
    }

    @Property
    void tellsATornTailFromABrokenNoteWhereverItIsCut(@ForAll @IntRange(max = 1 << 20) int position)
            throws IOException {
        byte[] log = LOG.getBytes(StandardCharsets.UTF_8);
        int cut = position % log.length;
        List<CheckpointLogItem> items = read(Arrays.copyOf(log, cut));
        long end = 0;
        for (CheckpointLogItem item : items) {
            assertThat(item).isNotInstanceOf(CheckpointLogItem.Broken.class);
            assertThat(item.offset()).isEqualTo(end);
            end += length(item);
        }
        assertThat(end).isEqualTo(cut);
        long whole = CHECKPOINTS.stream().filter(c -> endOf(c) <= cut).count();
        assertThat(items.stream()
                        .filter(item -> item instanceof CheckpointLogItem.Note note && note.terminated())
                        .count())
                .isEqualTo(whole);
    }

    @Test
    void reportsATailThatIsTornWithinTheText() throws IOException {
        String torn = CHECKPOINTS.get(0).toString().substring(0, 20);
        assertThat(read(LOG + torn))
                .last()
                .isEqualTo(new CheckpointLogItem.TornTail(LOG.getBytes(StandardCharsets.UTF_8).length, 40, 20));
    }

    @Test
    void reportsATailThatIsTornBehindTheTextsEmptyLine() throws IOException {
        String torn = CHECKPOINTS.get(0).checkpoint().text() + "\n";
        assertThat(read(torn)).containsExactly(new CheckpointLogItem.TornTail(0, 1, torn.length()));
    }

    /** Some file systems leave zeros behind a crash. */
    @Test
    void reportsATailOfZerosAsTorn() throws IOException {
        assertThat(read(LOG + "\0".repeat(1000))).last().isInstanceOf(CheckpointLogItem.TornTail.class);
    }

    @Test
    void marksANoteThatMayHaveLostSignaturesAsNotTerminated() throws IOException {
        String note = checkpoint(1, KEY, WITNESS).toString();
        String torn = note.substring(0, note.lastIndexOf('—'));
        assertThat(read(torn)).containsExactly(new CheckpointLogItem.Note(0, 1, checkpoint(1, KEY), false));
    }

    @Test
    void goesOnBehindABrokenNote() throws IOException {
        String broken = CHECKPOINTS.get(2).toString().replace("\n2\n", "\n02\n") + "\n";
        List<CheckpointLogItem> items = read(log(CHECKPOINTS.subList(0, 2)) + broken + log(CHECKPOINTS.subList(3, 6)));
        assertThat(checkpoints(items))
                .containsExactly(
                        CHECKPOINTS.get(0),
                        CHECKPOINTS.get(1),
                        CHECKPOINTS.get(3),
                        CHECKPOINTS.get(4),
                        CHECKPOINTS.get(5));
        long offset = endOf(CHECKPOINTS.get(1));
        assertThat(errors(items))
                .containsExactly("line 15, byte " + (offset + 16)
                        + ": the tree size is not a decimal number without leading zeros: \"02\"");
        assertThat(items.get(2).offset()).isEqualTo(offset);
        assertThat(items.get(2).line()).isEqualTo(14);
    }

    @Test
    void goesOnBehindANoteWithoutSignatures() throws IOException {
        String broken = CHECKPOINTS.get(0).checkpoint().text() + "\n";
        List<CheckpointLogItem> items = read(broken + LOG);
        assertThat(checkpoints(items)).isEqualTo(CHECKPOINTS);
        assertThat(errors(items))
                .containsExactly(
                        "line 5, byte " + broken.length() + ": no signature lines behind the checkpoint's text");
    }

    @Test
    void goesOnBehindANoteWithoutItsEmptyLine() throws IOException {
        String broken = CHECKPOINTS.get(0).toString().replace("\n\n", "\n") + "\n";
        List<CheckpointLogItem> items = read(broken + LOG);
        assertThat(checkpoints(items)).isEqualTo(CHECKPOINTS);
        assertThat(errors(items)).hasSize(1).allMatch(error -> error.contains("no signature lines behind"));
    }

    @Test
    void goesOnBehindSignaturesWithoutANote() throws IOException {
        String orphans = CHECKPOINTS.get(0).toString();
        orphans = orphans.substring(orphans.indexOf('—'));
        List<CheckpointLogItem> items = read(orphans + orphans + LOG);
        assertThat(checkpoints(items)).isEqualTo(CHECKPOINTS);
        assertThat(errors(items)).containsExactly("line 1, byte 0: signature lines without a checkpoint before them");
    }

    @Test
    void goesOnBehindEmptyLinesThatAreTooMany() throws IOException {
        List<CheckpointLogItem> items =
                read(log(CHECKPOINTS.subList(0, 1)) + "\n\n\n" + log(CHECKPOINTS.subList(1, 6)));
        assertThat(checkpoints(items)).isEqualTo(CHECKPOINTS);
        assertThat(errors(items))
                .containsExactly("line 7, byte " + endOf(CHECKPOINTS.get(0))
                        + ": an empty line where a checkpoint should begin");
    }

    @Test
    void goesOnBehindALineThatIsNoSignatureAmongSignatures() throws IOException {
        String broken = CHECKPOINTS.get(0) + "scribble\n\n";
        List<CheckpointLogItem> items = read(broken + LOG);
        assertThat(checkpoints(items)).isEqualTo(CHECKPOINTS);
        assertThat(errors(items))
                .containsExactly("line 6, byte " + (broken.length() + 2 - 10)
                        + ": a signature line begins with an em dash (U+2014) and a space, not \"scribble\"");
    }

    @Test
    void saysThatLineEndsWereConverted() throws IOException {
        assertThat(errors(read(LOG.replace("\n", "\r\n"))))
                .containsExactly("line 1, byte 15: the character U+000D is not allowed;"
                        + " undo the conversion to Windows line ends");
    }

    /** A note forty times too long: read to its end, but not kept. */
    @Test
    void goesOnBehindANoteThatIsTooLong() throws IOException {
        long lines = 256 * 40;
        InputStream tooLong = new RepeatedLine("x".repeat(1023) + "\n", lines);
        InputStream rest = stream("\n— k AAAAAAA=\n\n" + LOG);
        List<CheckpointLogItem> items = readAll(new SequenceInputStream(tooLong, rest));
        assertThat(checkpoints(items)).isEqualTo(CHECKPOINTS);
        assertThat(errors(items)).containsExactly("line 1, byte 0: longer than 262144 bytes");
        assertThat(items.get(1).offset()).isEqualTo(lines * 1024 + 17);
        assertThat(items.get(1).line()).isEqualTo(lines + 4);
    }

    @Test
    void takesACheckpointOfTheGreatestLength() throws Exception {
        SignedCheckpoint small = checkpoint(1, List.of("x"), KEY);
        String extension = "x".repeat(SignedNote.MAX_BYTES - small.bytes().length + 1);
        SignedCheckpoint largest = checkpoint(1, List.of(extension), KEY);
        assertThat(largest.bytes()).hasSize(SignedNote.MAX_BYTES);
        assertThat(read(log(List.of(largest, small))))
                .containsExactly(
                        new CheckpointLogItem.Note(0, 1, largest, true),
                        new CheckpointLogItem.Note(SignedNote.MAX_BYTES + 1, 8, small, true));
        assertThat(errors(read(log(List.of(largest)).replace("xxx", "xxxx"))))
                .containsExactly("line 1, byte 0: longer than 262144 bytes");
    }

    @Test
    void passesOnAnErrorOfTheStream() {
        InputStream failing = new BrokenStream();
        CheckpointLogReader reader = new CheckpointLogReader(failing);
        assertThatThrownBy(reader::next).isInstanceOf(IOException.class).hasMessage("input/output error");
    }

    private static final class BrokenStream extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("input/output error");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return read();
        }
    }

    private static final class RepeatedLine extends InputStream {

        private final byte[] line;
        private long remaining;

        RepeatedLine(String line, long times) {
            this.line = line.getBytes(StandardCharsets.UTF_8);
            this.remaining = times * this.line.length;
        }

        @Override
        public int read() {
            return remaining == 0 ? -1 : line[(line.length - (int) (remaining-- % line.length)) % line.length];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int copied = 0;
            while (copied < length && remaining > 0) {
                target[offset + copied++] = (byte) read();
            }
            return copied == 0 ? -1 : copied;
        }
    }

    private static SignedCheckpoint checkpoint(int size) {
        return size % 2 == 0 ? checkpoint(size, KEY) : checkpoint(size, KEY, WITNESS);
    }

    private static SignedCheckpoint checkpoint(int size, Ed25519TestKey... keys) {
        return checkpoint(size, List.of(), keys);
    }

    private static SignedCheckpoint checkpoint(int size, List<String> extensions, Ed25519TestKey... keys) {
        Sha256Digest root = Sha256Digest.compute(new byte[] {(byte) size});
        try {
            return SignedCheckpoint.sign(
                    new Checkpoint("example.com/log", size, root, extensions), Arrays.asList(keys));
        } catch (NoteSigningException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String log(List<SignedCheckpoint> checkpoints) {
        StringBuilder log = new StringBuilder();
        checkpoints.forEach(checkpoint -> log.append(new String(checkpoint.logRecord(), StandardCharsets.UTF_8)));
        return log.toString();
    }

    /** Where the record of one of the checkpoints ends in the log of all. */
    private static long endOf(SignedCheckpoint checkpoint) {
        return CHECKPOINTS.subList(0, CHECKPOINTS.indexOf(checkpoint) + 1).stream()
                .mapToLong(c -> c.logRecord().length)
                .sum();
    }

    private static long length(CheckpointLogItem item) {
        if (item instanceof CheckpointLogItem.Note note) {
            return (long) note.checkpoint().bytes().length + (note.terminated() ? 1 : 0);
        }
        return ((CheckpointLogItem.TornTail) item).length();
    }

    private static List<SignedCheckpoint> checkpoints(List<CheckpointLogItem> items) {
        return items.stream()
                .filter(CheckpointLogItem.Note.class::isInstance)
                .map(item -> ((CheckpointLogItem.Note) item).checkpoint())
                .toList();
    }

    private static List<String> errors(List<CheckpointLogItem> items) {
        return items.stream()
                .filter(CheckpointLogItem.Broken.class::isInstance)
                .map(item -> ((CheckpointLogItem.Broken) item).error().getMessage())
                .toList();
    }

    private static List<CheckpointLogItem> read(String log) throws IOException {
        return readAll(stream(log));
    }

    private static List<CheckpointLogItem> read(byte[] log) throws IOException {
        return readAll(new ByteArrayInputStream(log));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<CheckpointLogItem> readAll(InputStream in) throws IOException {
        CheckpointLogReader reader = new CheckpointLogReader(in);
        List<CheckpointLogItem> items = new ArrayList<>();
        for (Optional<CheckpointLogItem> item = reader.next(); item.isPresent(); item = reader.next()) {
            items.add(item.get());
        }
        assertThat(reader.next()).isEmpty();
        return Collections.unmodifiableList(items);
    }
}
