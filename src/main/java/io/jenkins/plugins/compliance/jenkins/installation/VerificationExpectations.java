package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.signing.TrustedKeys;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What whoever asks for a verification knows of the chain beforehand. Immutable.
 *
 * @param keys whose checkpoints to trust, in place of the installation's own
 * @param size how many entries the chain has
 * @param entries entries that are in the chain
 */
public record VerificationExpectations(Optional<TrustedKeys> keys, OptionalLong size, List<Entry> entries) {

    /** Nothing is known beforehand. */
    public static final VerificationExpectations NONE =
            new VerificationExpectations(Optional.empty(), OptionalLong.empty(), List.of());

    public VerificationExpectations {
        entries = List.copyOf(entries);
    }

    /**
     * An entry that was seen.
     *
     * @param sequence its place
     * @param hash its hash
     */
    public record Entry(long sequence, Sha256Digest hash) {
        public Entry {
            if (sequence < 0) {
                throw new IllegalArgumentException("sequence: " + sequence);
            }
        }
    }

    /** Whether anything is known beforehand. */
    boolean isEmpty() {
        return keys.isEmpty() && size.isEmpty() && entries.isEmpty();
    }
}
