package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.note.KeyIdentity;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import java.io.IOException;
import java.util.Optional;

/**
 * The untouched copy, from which every tampered one is made. Its newest checkpoint covers all of it.
 *
 * @param directory where it lies
 * @param entries number of entries, at least 1
 * @param newest the checkpoint that every copy is held against
 * @param older the newest checkpoint of a smaller size, if any
 * @param trusted a key that vouches for the newest checkpoint
 */
record Specimen(
        CopyDirectory directory,
        long entries,
        SignedCheckpoint newest,
        Optional<SignedCheckpoint> older,
        KeyIdentity trusted) {

    /** The line of one entry, found by reading up to it. */
    byte[] line(long index) throws IOException {
        try (LineReader lines = directory.readLines()) {
            long at = 0;
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (at++ == index) {
                    return line;
                }
            }
        }
        throw new IndexOutOfBoundsException("entry " + index + " of " + entries);
    }
}
