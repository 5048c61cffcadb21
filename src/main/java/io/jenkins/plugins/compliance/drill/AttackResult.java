package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.verify.Check;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What came of one attack. Immutable.
 *
 * @param attack which one
 * @param outcome what came of it
 * @param findings how many findings each check made in the copy
 * @param note why it was not applicable, or what the verifier said to a forgery it missed; empty when detected
 */
public record AttackResult(Attack attack, Outcome outcome, Map<Check, Long> findings, String note) {

    /** What can come of an attack. */
    public enum Outcome {
        /** The verdict was "broken", and a check whose job it is said so. */
        DETECTED("detected"),
        /** The forgery passed, or was noticed only by checks whose job it is not. */
        MISSED("MISSED"),
        /** The chain has nothing that could be attacked like this. */
        NOT_APPLICABLE("not applicable");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    public AttackResult {
        EnumMap<Check, Long> copy = new EnumMap<>(Check.class);
        copy.putAll(findings);
        findings = Collections.unmodifiableMap(copy);
    }

    static AttackResult notApplicable(Attack attack, String why) {
        return new AttackResult(attack, Outcome.NOT_APPLICABLE, Map.of(), why);
    }
}
