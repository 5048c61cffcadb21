package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.MeshMode;
import io.jenkins.plugins.compliance.evidence.ProvisionalState;
import io.jenkins.plugins.compliance.evidence.StorageMode;
import io.jenkins.plugins.compliance.policy.Policy;
import java.util.Optional;

/**
 * The policy a promotion is held to; or that there is none, and why, which rejects every promotion. Immutable.
 *
 * @param policy the policy
 * @param missing why there is none; empty when there is one
 */
public record PolicyInForce(Optional<Policy> policy, String missing) {

    /** A policy that could be read. */
    public static PolicyInForce of(Policy policy) {
        return new PolicyInForce(Optional.of(policy), "");
    }

    /** No policy. */
    public static PolicyInForce none(String reason) {
        return new PolicyInForce(Optional.empty(), reason);
    }

    /** The digest of the policy. */
    public Optional<Sha256Digest> digest() {
        return policy.map(Policy::digest);
    }

    /** The metadata of every entry. Where nothing is known, everything is taken to be provisional. */
    public JsonObject metadata() {
        return policy.map(Policy::provisional)
                .orElseGet(() -> ProvisionalState.firstSprint(MeshMode.PENDING, StorageMode.LOCAL))
                .metadata();
    }
}
