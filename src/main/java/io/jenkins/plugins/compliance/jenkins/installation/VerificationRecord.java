package io.jenkins.plugins.compliance.jenkins.installation;

import java.util.Optional;

/**
 * What is remembered of the verifications of one chain. Immutable.
 *
 * @param last the newest result
 * @param known where the chain ended when last nothing was found in it
 */
record VerificationRecord(VerificationResult last, Optional<KnownHead> known) {}
