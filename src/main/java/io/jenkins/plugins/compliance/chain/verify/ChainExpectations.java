package io.jenkins.plugins.compliance.chain.verify;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a verifier knows of the chain beforehand, from a source it trusts more than the chain. Immutable.
 *
 * @param service whose chain it is
 * @param size how many entries it has
 * @param head the hash of its last entry
 */
public record ChainExpectations(Optional<ServiceName> service, OptionalLong size, Optional<Sha256Digest> head) {

    /** Nothing is known beforehand. */
    public static final ChainExpectations NONE =
            new ChainExpectations(Optional.empty(), OptionalLong.empty(), Optional.empty());
}
