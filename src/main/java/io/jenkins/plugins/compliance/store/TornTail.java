package io.jenkins.plugins.compliance.store;

import java.nio.file.Path;

/**
 * The unacknowledged end of a file that a crash left unusable, and where it was moved.
 *
 * @param file the file whose end it was
 * @param offset where it began in the file, and where the file ends now
 * @param length number of bytes
 * @param quarantined the file that holds them now
 */
public record TornTail(Path file, long offset, long length, Path quarantined) {
    @Override
    public String toString() {
        return length + " bytes of an unfinished write at byte " + offset + " of " + file + " were moved to "
                + quarantined;
    }
}
