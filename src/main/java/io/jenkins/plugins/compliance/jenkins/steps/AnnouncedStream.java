package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The bytes of a file as the agent announced it; fails when they turn out to be others. Neither marks nor skips. */
final class AnnouncedStream extends FilterInputStream {

    private final FoundReport announced;
    private final MessageDigest sha256 = Sha256Digest.newMessageDigest();
    private long size;

    AnnouncedStream(InputStream in, FoundReport announced) {
        super(in);
        this.announced = announced;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            sha256.update(buffer, offset, count);
            size += count;
        }
        if (size > announced.size() || count < 0 && !isAsAnnounced()) {
            throw new IOException(announced.path() + " is not what it was when it was found a moment before; collect it"
                    + " when nothing writes to it any more");
        }
        return count;
    }

    private boolean isAsAnnounced() {
        return size == announced.size()
                && HexFormat.of().formatHex(sha256.digest()).equals(announced.sha256());
    }

    /** Skipping would leave bytes out of the digest. */
    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.min(Math.max(count, 0), 1 << 16)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
