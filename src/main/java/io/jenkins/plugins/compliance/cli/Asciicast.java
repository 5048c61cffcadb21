package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What was printed and when, as an asciicast of version 2 (docs.asciinema.org/manual/asciicast/v2), which every
 * asciinema player shows. Hands on to another stream what it records. Confined to one thread.
 */
final class Asciicast extends OutputStream {

    private static final int COLUMNS = 110;
    private static final int ROWS = 40;
    private static final double NANOS_IN_A_SECOND = 1e9;

    private final OutputStream shown;
    private final LongSupplier nanoTime;
    private final long start;
    private final StringBuilder recording = new StringBuilder();

    Asciicast(OutputStream shown, String title, Instant time, LongSupplier nanoTime) {
        this.shown = shown;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        add(Map.of("version", 2, "width", COLUMNS, "height", ROWS, "timestamp", time.getEpochSecond(), "title", title));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** Records whole characters only when it is given whole characters, as a print stream with a buffer does. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        shown.write(bytes, offset, length);
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        double seconds = (nanoTime.getAsLong() - start) / NANOS_IN_A_SECOND;
        // A terminal in raw mode, which players imitate, needs both.
        add(List.of(Math.round(seconds * 1000) / 1000.0, "o", text.replace("\n", "\r\n")));
    }

    @Override
    public void flush() throws IOException {
        shown.flush();
    }

    private void add(Object line) {
        recording
                .append(new String(CanonicalJson.write(JsonValue.of(line)), StandardCharsets.UTF_8))
                .append('\n');
    }

    /** The recording so far. */
    byte[] bytes() {
        return recording.toString().getBytes(StandardCharsets.UTF_8);
    }
}
