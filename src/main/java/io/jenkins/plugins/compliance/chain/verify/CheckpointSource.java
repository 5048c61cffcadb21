package io.jenkins.plugins.compliance.chain.verify;

import java.io.InputStream;

/**
 * Checkpoints to hold a chain against.
 *
 * @param name what findings call them
 * @param stream signed checkpoints in a row as {@link io.jenkins.plugins.compliance.chain.note.CheckpointLogReader} reads
 *     them; not closed by the verifier
 * @param given whether the caller brought them along rather than found them beside the chain: what was brought along
 *     must be verifiable, or the verdict is "cannot tell"
 */
public record CheckpointSource(String name, InputStream stream, boolean given) {}
