package io.jenkins.plugins.compliance.chain.note;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Any bytes at all: a parser answers with its own exception or with a value that formats to the very same bytes.
 *
 * <p>In an ordinary run the seeds beside this class are replayed; {@code JAZZER_FUZZ=1} with {@code -Djazzer.hooks=true}
 * searches on from them, one method at a time.
 */
class NoteFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void readsBackEveryNote(byte[] bytes) {
        try {
            assertThat(SignedNote.parse(bytes).bytes()).isEqualTo(bytes);
        } catch (NoteFormatException e) {
            assertThat(e).hasMessageMatching("\\p{Print}*");
        }
    }

    @FuzzTest(maxDuration = "1m")
    void readsBackEveryCheckpoint(byte[] bytes) {
        try {
            SignedCheckpoint signed = SignedCheckpoint.parse(bytes);
            assertThat(signed.bytes()).isEqualTo(bytes);
            assertThat(signed.checkpoint().text()).isEqualTo(signed.note().text());
        } catch (NoteFormatException e) {
            assertThat(e).hasMessageMatching("\\p{Print}*");
        }
    }

    @FuzzTest(maxDuration = "1m")
    void readsBackEveryProof(byte[] bytes) {
        try {
            assertThat(TlogProof.parse(bytes).bytes()).isEqualTo(bytes);
        } catch (NoteFormatException e) {
            assertThat(e).hasMessageMatching("\\p{Print}*");
        }
    }

    @FuzzTest(maxDuration = "1m")
    void readsBackEveryVerifierKey(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            assertThat(VerifierKey.parse(text).format()).isEqualTo(text);
        } catch (NoteFormatException e) {
            assertThat(e).hasMessageMatching("\\p{Print}*");
        }
    }

    @FuzzTest(maxDuration = "1m")
    void readsBackEveryKeyHistory(byte[] bytes) {
        try {
            KeyHistory history = KeyHistoryJson.parse(bytes);
            assertThat(KeyHistoryJson.parse(KeyHistoryJson.format(history))).isEqualTo(history);
        } catch (KeyHistoryFormatException e) {
            assertThat(e).hasMessageMatching("\\p{Print}*");
        }
    }

    /** The items of a log follow each other without a gap, from its first byte on. */
    @FuzzTest(maxDuration = "1m")
    void accountsForEveryByteOfALog(byte[] bytes) throws IOException {
        CheckpointLogReader reader = new CheckpointLogReader(new ByteArrayInputStream(bytes));
        long end = 0;
        Optional<CheckpointLogItem> item = reader.next();
        while (item.isPresent()) {
            CheckpointLogItem found = item.get();
            Optional<CheckpointLogItem> next = reader.next();
            long itemEnd = next.map(CheckpointLogItem::offset).orElse((long) bytes.length);
            assertThat(found.offset()).isEqualTo(end).isLessThan(itemEnd);
            checkExtent(found, itemEnd, bytes);
            end = itemEnd;
            item = next;
        }
        assertThat(end).isEqualTo(bytes.length);
    }

    private static void checkExtent(CheckpointLogItem item, long end, byte[] log) {
        int offset = (int) item.offset();
        if (item instanceof CheckpointLogItem.Note note) {
            byte[] expected = note.terminated()
                    ? note.checkpoint().logRecord()
                    : note.checkpoint().bytes();
            assertThat(Arrays.copyOfRange(log, offset, (int) end)).isEqualTo(expected);
        } else if (item instanceof CheckpointLogItem.TornTail tail) {
            assertThat(tail.offset() + tail.length()).isEqualTo(log.length).isEqualTo(end);
        } else if (item instanceof CheckpointLogItem.Broken broken) {
            assertThat(broken.error().offset()).isBetween(item.offset(), end);
        }
    }
}
