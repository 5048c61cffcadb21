package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a forged chain. Beside writing bytes it does what a forger does who knows the format but has no key: it
 * gives an altered entry the place behind the one before and hashes it anew.
 *
 * <p>Confined to one thread.
 */
final class ForgedLines {

    private static final byte[] LINE_FEED = {'\n'};

    private final OutputStream out;

    private byte @Nullable [] lastCopied;
    private @Nullable JsonObject lastForged;

    ForgedLines(OutputStream out) {
        this.out = out;
    }

    /** Writes a line and its line feed. */
    void line(byte[] line) throws IOException {
        out.write(line);
        out.write(LINE_FEED);
        lastCopied = line;
        lastForged = null;
    }

    /** Writes bytes as they are. */
    void raw(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    /** Writes an entry behind the last one: numbered on, linked and hashed anew. The last one must be sound. */
    void forge(JsonObject entry) throws IOException {
        JsonObject last = last();
        long sequence = last == null ? 0 : last.integer("sequence").orElseThrow() + 1;
        String link = last == null ? Sha256Digest.ZERO.hex() : last.text("hash").orElseThrow();
        forgeInPlace(entry.with("sequence", new JsonNumber(sequence)).with("previous_hash", new JsonString(link)));
    }

    /** Writes an entry hashed anew, with the number and link it has. */
    void forgeInPlace(JsonObject entry) throws IOException {
        String hash =
                Sha256Digest.compute(CanonicalJson.write(entry.without("hash"))).hex();
        JsonObject forged = entry.with("hash", new JsonString(hash));
        line(CanonicalJson.write(forged));
        lastForged = forged;
    }

    private @Nullable JsonObject last() {
        if (lastForged == null && lastCopied != null) {
            lastForged = EntryText.parse(lastCopied);
        }
        return lastForged;
    }
}
