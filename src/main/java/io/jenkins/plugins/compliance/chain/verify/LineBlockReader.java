package io.jenkins.plugins.compliance.chain.verify;

import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import java.io.IOException;
import java.io.InputStream;

/** Cuts a stream into blocks of whole lines. Reads ahead no further than one block. Confined to one thread. */
final class LineBlockReader {

    /** Room for a block: several times the longest entry, so that at least one line feed is met in a sound chain. */
    static final int CAPACITY = 4 * JsonLimits.ENTRY.maxBytes();

    private final InputStream chain;

    /** Bytes read but not yet given out: the beginning of the line that did not fit into the last block. */
    private final byte[] carried = new byte[CAPACITY];

    private int carriedLength;
    private long offset;

    LineBlockReader(InputStream chain) {
        this.chain = chain;
    }

    /** Fills the block with the next lines; false at the end of the stream. */
    boolean fill(LineBlock block) throws IOException {
        System.arraycopy(carried, 0, block.bytes, 0, carriedLength);
        int length = carriedLength + chain.readNBytes(block.bytes, carriedLength, CAPACITY - carriedLength);
        carriedLength = 0;
        block.offset = offset;
        block.length = length;
        if (length == 0) {
            return false;
        }
        int end = length;
        while (end > 0 && block.bytes[end - 1] != '\n') {
            end--;
        }
        if (length < CAPACITY) {
            block.ending = end == length ? LineBlock.Ending.LINE_FEED : LineBlock.Ending.UNTERMINATED;
            offset += length;
        } else if (end > 0) {
            block.ending = LineBlock.Ending.LINE_FEED;
            block.length = end;
            carriedLength = length - end;
            System.arraycopy(block.bytes, end, carried, 0, carriedLength);
            offset += end;
        } else {
            block.ending = LineBlock.Ending.OVERSIZED;
            offset += length + skipLine();
        }
        return true;
    }

    /** How many bytes the blocks so far have covered. */
    long offset() {
        return offset;
    }

    private long skipLine() throws IOException {
        long skipped = 0;
        while (true) {
            int read = chain.readNBytes(carried, 0, CAPACITY);
            for (int i = 0; i < read; i++) {
                if (carried[i] == '\n') {
                    carriedLength = read - i - 1;
                    System.arraycopy(carried, i + 1, carried, 0, carriedLength);
                    return skipped + i + 1;
                }
            }
            skipped += read;
            if (read < CAPACITY) {
                return skipped;
            }
        }
    }
}
