package io.jenkins.plugins.compliance.jenkins.ui;

import io.jenkins.plugins.compliance.evidence.FileReference;
import java.util.Locale;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A file that an entry refers to. Immutable.
 *
 * @param name what it is called; it comes from outside
 * @param size its bytes
 * @param mediaType its media type
 * @param sha256 the digest over its bytes, in hex
 */
@ExportedBean(defaultVisibility = 9)
public record FileRow(
        @Exported String name,
        @Exported long size,
        @Exported String mediaType,
        @Exported String sha256) {

    private static final long KIB = 1024;

    static FileRow of(FileReference file) {
        return new FileRow(
                file.name(), file.size(), file.mediaType(), file.digest().hex());
    }

    /** The size for people. */
    public String shownSize() {
        if (size < KIB) {
            return size + " B";
        }
        return size < KIB * KIB
                ? String.format(Locale.ROOT, "%.1f KiB", (double) size / KIB)
                : String.format(Locale.ROOT, "%.1f MiB", (double) size / (KIB * KIB));
    }
}
