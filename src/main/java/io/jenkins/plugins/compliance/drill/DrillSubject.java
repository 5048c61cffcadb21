package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.note.CheckpointPolicy;
import java.io.InputStream;
import java.util.Optional;

/**
 * What to drill. Both streams are read once and not closed.
 *
 * @param chain the entries' lines from the first to the last
 * @param checkpoints the chain's signed checkpoints in a row; may be empty
 * @param policy whose checkpoints are trusted
 */
public record DrillSubject(InputStream chain, InputStream checkpoints, Optional<CheckpointPolicy> policy) {}
