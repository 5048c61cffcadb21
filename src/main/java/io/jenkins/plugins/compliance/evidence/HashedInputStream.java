package io.jenkins.plugins.compliance.evidence;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Fails at the end of a file whose bytes are not those of its digest. Neither marks nor skips. */
final class HashedInputStream extends FilterInputStream {

    private final MessageDigest sha256 = Sha256Digest.newMessageDigest();
    private final Path file;
    private final Sha256Digest expected;
    private boolean checked;

    HashedInputStream(InputStream in, Path file, Sha256Digest expected) {
        super(in);
        this.file = file;
        this.expected = expected;
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
        } else if (count < 0 && !checked) {
            check();
        }
        return count;
    }

    private void check() throws IOException {
        Sha256Digest actual = Sha256Digest.of(sha256.digest());
        if (!actual.equals(expected)) {
            throw new IOException("the bytes of " + file + " have the SHA-256 " + actual + " and not " + expected
                    + "; the file was altered or damaged: restore it from a backup or collect the evidence again");
        }
        checked = true;
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
