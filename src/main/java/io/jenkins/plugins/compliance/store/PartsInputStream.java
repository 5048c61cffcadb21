package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.store.LocalSnapshot.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** Parts of files in a row, each opened when it is its turn. Confined to one thread. */
final class PartsInputStream extends InputStream {

    private final Iterator<Part> parts;
    private InputStream current = InputStream.nullInputStream();

    /** How many bytes of the next part are left out. */
    private long skipped;

    PartsInputStream(List<Part> parts) {
        this(parts, 0);
    }

    /** @param skipped how many bytes of the first part are left out */
    PartsInputStream(List<Part> parts, long skipped) {
        this.parts = parts.iterator();
        this.skipped = skipped;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        int read = current.read(target, offset, length);
        while (read < 0 && parts.hasNext()) {
            current.close();
            Part part = parts.next();
            current = Slice.open(part.file(), skipped, part.length());
            skipped = 0;
            read = current.read(target, offset, length);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
