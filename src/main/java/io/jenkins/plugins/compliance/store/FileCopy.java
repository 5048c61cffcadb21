package io.jenkins.plugins.compliance.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import io.jenkins.plugins.compliance.store.LocalSnapshot.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings the copy of a growing file up to its source: adds what is new, and never writes over what counts. Confined to one
 * thread.
 */
final class FileCopy {

    private static final int BUFFER = 1 << 16;

    private final Part source;
    private final Path target;
    private final long counting;
    private final Disk disk;

    /**
     * @param source how much of which file
     * @param counting how much of the copy counts, if it has that much; what is behind may be what a crash left
     */
    FileCopy(Part source, Path target, long counting, Disk disk) {
        this.source = source;
        this.target = target;
        this.counting = counting;
        this.disk = disk;
    }

    /** What keeps the copy from being one of the source, if anything does; then nothing was written. */
    Optional<String> run() throws IOException {
        long length = Files.exists(target, NOFOLLOW_LINKS) ? Files.size(target) : 0;
        if (Math.min(length, counting) > source.length()) {
            return Optional.of(source.file() + " has " + source.length() + " bytes, fewer than the "
                    + Math.min(length, counting) + " of its copy " + target
                    + "; the chain has lost what the copy still has: compare them, and restore the chain");
        }
        long same = common(Math.min(length, source.length()));
        if (same < Math.min(length, counting)) {
            return Optional.of("byte " + same + " of " + target + " is not that of " + source.file()
                    + "; one of them was altered: compare both with a checkpoint or an evidence package");
        }
        if (same < length || length < source.length()) {
            // What does not count is what a crash left: it is a beginning of what follows, or is cut off.
            append(same == length ? length : counting);
        }
        return Optional.empty();
    }

    /** How many bytes both begin with. */
    private long common(long most) throws IOException {
        if (most == 0) {
            return 0;
        }
        try (InputStream a = Files.newInputStream(source.file(), READ, NOFOLLOW_LINKS);
                InputStream b = Files.newInputStream(target, READ, NOFOLLOW_LINKS)) {
            byte[] left = new byte[BUFFER];
            byte[] right = new byte[BUFFER];
            long same = 0;
            while (same < most) {
                int wanted = (int) Math.min(BUFFER, most - same);
                int count = Math.min(a.readNBytes(left, 0, wanted), b.readNBytes(right, 0, wanted));
                int differing = Arrays.mismatch(left, 0, count, right, 0, count);
                if (differing >= 0 || count < wanted) {
                    return same + (differing >= 0 ? differing : count);
                }
                same += count;
            }
            return same;
        }
    }

    private void append(long from) throws IOException {
        boolean creating = !Files.exists(target, NOFOLLOW_LINKS);
        try (InputStream in = Files.newInputStream(source.file(), READ, NOFOLLOW_LINKS);
                AppendFile out = creating ? disk.create(target) : disk.open(target)) {
            out.truncate(from);
            in.skipNBytes(from);
            byte[] buffer = new byte[BUFFER];
            for (long at = from; at < source.length(); ) {
                int count = in.read(buffer, 0, (int) Math.min(BUFFER, source.length() - at));
                if (count < 0) {
                    throw new IOException(source.file() + " has become shorter while it was copied");
                }
                out.write(at, buffer, count);
                at += count;
            }
            out.force();
        }
        if (creating) {
            disk.forceDirectory(Objects.requireNonNull(target.toAbsolutePath().getParent()));
        }
    }
}
