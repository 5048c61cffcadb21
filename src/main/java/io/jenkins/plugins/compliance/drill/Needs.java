package io.jenkins.plugins.compliance.drill;

import java.util.Optional;

/**
 * What a chain must have for an attack to be possible at all.
 *
 * @param entries the fewest entries
 * @param olderCheckpoint whether a checkpoint before the newest is needed
 */
record Needs(long entries, boolean olderCheckpoint) {

    static Needs entries(long atLeast) {
        return new Needs(atLeast, false);
    }

    static Needs twoCheckpoints() {
        return new Needs(2, true);
    }

    /** What the chain lacks; empty when the attack is possible. */
    Optional<String> missingIn(Specimen chain) {
        if (chain.entries() < entries) {
            return Optional.of("needs " + entries + " entries");
        }
        if (olderCheckpoint && chain.older().isEmpty()) {
            return Optional.of("needs two checkpoints of different sizes");
        }
        return Optional.empty();
    }
}
