package io.jenkins.plugins.compliance.chain.verify;

import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into blocks of whole lines. Reads ahead no further than one block. Confined to one thread. */
final class LineBlockReader {

    /** Room for a block: several times the longest entry, so that at least one line feed is met in a sound chain. */
    static final int CAPACITY = 4 * JsonLimits.ENTRY.maxBytes();

    /** Most chains are short, and a short one should not cost 4 MiB. */
    private static final int FIRST_READ = 1 << 16;

    private final InputStream chain;

    /** Bytes read but not yet given out: the beginning of the line that did not fit into the last block. */
    private byte[] carried = new byte[0];

    private long offset;

    LineBlockReader(InputStream chain) {
        this.chain = chain;
    }

    /** Fills the block with the next lines; false at the end of the stream. */
    boolean fill(LineBlock block) throws IOException {
        read(block);
        int length = block.length;
        if (length == 0) {
            return false;
        }
        int end = length;
        while (end > 0 && block.bytes[end - 1] != '\n') {
            end--;
        }
        if (length < CAPACITY) {
            block.ending = end == length ? LineBlock.Ending.LINE_FEED : LineBlock.Ending.UNTERMINATED;
        } else if (end > 0) {
            block.ending = LineBlock.Ending.LINE_FEED;
            block.length = end;
            carried = Arrays.copyOfRange(block.bytes, end, length);
        } else {
            block.ending = LineBlock.Ending.OVERSIZED;
            offset += skipLine();
        }
        offset += block.length;
        return true;
    }

    /** Reads as much as a block can hold; less only at the end of the stream. */
    private void read(LineBlock block) throws IOException {
        block.offset = offset;
        block.reserve(Math.max(FIRST_READ, carried.length));
        System.arraycopy(carried, 0, block.bytes, 0, carried.length);
        block.length = carried.length;
        carried = new byte[0];
        while (true) {
            block.length += chain.readNBytes(block.bytes, block.length, block.bytes.length - block.length);
            if (block.length < block.bytes.length || block.length == CAPACITY) {
                return;
            }
            block.reserve(Math.min(CAPACITY, 4 * block.length));
        }
    }

    /** How many bytes the blocks so far have covered. */
    long offset() {
        return offset;
    }

    private long skipLine() throws IOException {
        byte[] passed = new byte[FIRST_READ];
        long skipped = 0;
        while (true) {
            int read = chain.readNBytes(passed, 0, passed.length);
            for (int i = 0; i < read; i++) {
                if (passed[i] == '\n') {
                    carried = Arrays.copyOfRange(passed, i + 1, read);
                    return skipped + i + 1;
                }
            }
            skipped += read;
            if (read < passed.length) {
                return skipped;
            }
        }
    }
}
