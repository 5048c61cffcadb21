package io.jenkins.plugins.compliance.bench;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A chain that is made while it is read, so that a long one needs neither disk nor memory. Confined to one thread. */
final class GeneratedChain extends InputStream {

    private static final Instant START = Instant.parse("2026-11-22T13:30:39.123Z");

    private final long entries;
    private final JsonObject data;
    private final Random random = new Random(42);
    private ChainHead head = ChainHead.EMPTY;
    private byte[] line = new byte[0];
    private int position;

    /**
     * @param entries how many
     * @param lineLength how long each line is to be, about, in bytes; at least 450
     */
    GeneratedChain(long entries, int lineLength) {
        this.entries = entries;
        this.data = data(lineLength - 400);
    }

    /** What an entry really holds: a verdict, some figures, and files by name and digest. */
    private static JsonObject data(int length) {
        int files = Math.max(0, length - 50) / 130;
        List<Map<String, Object>> list = IntStream.range(0, files)
                .mapToObj(i -> Map.<String, Object>of(
                        "name", "target/site/report-" + i + ".xml",
                        "sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        "size", 18_423 + i))
                .toList();
        return JsonObject.of(Map.of("coverage", 87.35, "event", "gates_evaluated", "files", list));
    }

    byte[] nextLine() {
        EntryDraft draft = new EntryDraft(
                new ServiceName("service-a"), EntryType.VALIDATION, JsonObject.of(Map.of("sprint", "1")), data);
        EvidenceEntry entry = head.seal(draft, START.plusMillis(head.size() / 8), random::nextLong);
        head = ChainHead.at(entry);
        return entry.line();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int copied = 0;
        while (copied < length) {
            if (position > line.length || line.length == 0) {
                if (head.size() == entries) {
                    return copied == 0 ? -1 : copied;
                }
                line = nextLine();
                position = 0;
            }
            if (position == line.length) {
                target[offset + copied++] = '\n';
                position++;
            } else {
                int some = Math.min(length - copied, line.length - position);
                System.arraycopy(line, position, target, offset + copied, some);
                position += some;
                copied += some;
            }
        }
        return copied;
    }
}
