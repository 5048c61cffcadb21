package io.jenkins.plugins.compliance.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A growing file, and how much of it counts. What {@link #append} returned for is on the disk. What it failed for is cut
 * off again; where that is not certain, nothing more may be added, because what it would rest on is unknown. In
 * particular, after a failed {@code fdatasync} pages may count as clean without being on the disk, so that repeating it
 * would succeed and prove nothing.
 *
 * <p>Confined to one thread at a time, by the chain's lock.
 */
final class DurableFile implements Closeable {

    private static final String UNCERTAIN =
            "it is not known whether what was being added is there, and nothing more is added: repair the disk, open the"
                    + " chain again, and look";

    private final Path path;
    private final AppendFile file;
    private long length;
    private boolean forced;
    private boolean uncertain;

    /** @param length how much of the file counts; it need not be on the disk yet */
    DurableFile(Path path, AppendFile file, long length) {
        this.path = path;
        this.file = file;
        this.length = length;
    }

    Path path() {
        return path;
    }

    /** How much of the file counts. */
    long length() {
        return length;
    }

    /** How long the file is, with what others have added. */
    long fileLength() throws StoreException {
        try {
            return file.length();
        } catch (IOException e) {
            throw StoreException.because("read the length of " + path, e, "check the disk");
        }
    }

    /** Counts what somebody else has added, up to that length. */
    void adopt(long newLength) {
        length = newLength;
        forced = false;
    }

    /** Whether it is unknown what is on the disk; then nothing may be added. */
    boolean isUncertain() {
        return uncertain;
    }

    /** Makes the first {@code count} bytes durable at the end of the file. */
    void append(byte[] bytes, int count) throws StoreException {
        uncertain = true;
        try {
            file.write(length, bytes, count);
        } catch (IOException e) {
            throw unwritten("write " + count + " bytes at byte " + length + " of " + path, e);
        }
        forced = false;
        force();
        length += count;
    }

    /** Puts what counts on the disk, unless it is known to be there. */
    void force() throws StoreException {
        if (forced) {
            return;
        }
        uncertain = true;
        try {
            file.force();
        } catch (IOException e) {
            StoreException failure = StoreException.because("put " + path + " on the disk", e, UNCERTAIN);
            // So that nobody reads from memory what may never have reached the disk. It makes nothing certain again.
            cutBackAfter(failure);
            throw failure;
        }
        forced = true;
        uncertain = false;
    }

    private StoreException unwritten(String cannot, IOException cause) {
        StoreException failure = StoreException.because(
                cannot, cause, "nothing was added: make room or repair the disk, then try again");
        if (cutBackAfter(failure)) {
            uncertain = false;
            return failure;
        }
        StoreException worse = StoreException.because(cannot, cause, UNCERTAIN);
        worse.addSuppressed(failure);
        return worse;
    }

    private boolean cutBackAfter(StoreException failure) {
        try {
            cutBack();
            return true;
        } catch (IOException e) {
            failure.addSuppressed(e);
            return false;
        }
    }

    /** Cuts off durably what does not count. */
    void cutBack() throws IOException {
        file.truncate(length);
        file.force();
    }

    @Override
    public void close() throws StoreException {
        try {
            file.close();
        } catch (IOException e) {
            throw StoreException.because("close " + path, e, "check the disk");
        }
    }
}
