package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.verify.Check;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One way to tamper with a chain, and the checks whose job it is to find that. Immutable and thread-safe. */
public final class Attack {

    private final String id;
    private final String description;
    private final Needs needs;
    private final Tampering tampering;
    private final Set<Check> foundBy;

    /** @param foundBy the checks of which one at least must speak up */
    Attack(String id, String description, Needs needs, Tampering tampering, Check... foundBy) {
        this.id = id;
        this.description = description;
        this.needs = needs;
        this.tampering = tampering;
        this.foundBy = Collections.unmodifiableSet(EnumSet.copyOf(List.of(foundBy)));
    }

    /** The stable identifier: lower-case words and hyphens. */
    public String id() {
        return id;
    }

    /** What is done, in a few words. */
    public String description() {
        return description;
    }

    /**
     * The checks whose job it is to find this: the attack counts as detected only when one of them does, so that the
     * Merkle root, which covers everything, cannot hide that a check has gone blind.
     */
    public Set<Check> foundBy() {
        return foundBy;
    }

    Needs needs() {
        return needs;
    }

    Tampering tampering() {
        return tampering;
    }

    @Override
    public String toString() {
        return id;
    }
}
