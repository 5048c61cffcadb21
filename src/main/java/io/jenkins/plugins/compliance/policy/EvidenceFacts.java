package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.time.Instant;

/**
 * What an entry {@code evidence_collected} says, as gates see it.
 *
 * @param kind what it is about
 * @param summary its numbers by name
 * @param collectedAt the entry's time
 * @param sequence the entry's place in its chain
 * @param hash the entry's hash
 */
public record EvidenceFacts(
        EvidenceKind kind, JsonObject summary, Instant collectedAt, long sequence, Sha256Digest hash) {}
