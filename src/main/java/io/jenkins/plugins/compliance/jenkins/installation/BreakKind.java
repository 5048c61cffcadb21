package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.verify.Check;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How chains break, coarsely enough to count and to raise an alarm by. Metrics and reports spell the kinds by their words. */
public enum BreakKind {
    /** An entry, or a checkpoint, does not follow on the one before. */
    LINK,
    /** What was computed anew, a hash, a root or a signature, is not what was recorded. */
    RECOMPUTE,
    /** The chain ends before where it is known to have been. */
    TRUNCATED,
    /** Entries within the chain, or the whole chain, are not there. */
    MISSING,
    /** Nothing was found, but not everything could be checked. */
    CANNOT_CHECK;

    /** The kind as metrics and files spell it: {@code cannot_check}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word, empty when there is none. */
    public static Optional<BreakKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** What it means that a check found something. */
    public static BreakKind of(Check check) {
        return switch (check) {
            case PREVIOUS_HASH, TIMESTAMP, ID, SERVICE, CONSISTENCY -> LINK;
            case CANONICAL, SCHEMA, HASH, ROOT, SIGNATURE, PROOF, ARCHIVE, DOCUMENT, LIFE_CYCLE -> RECOMPUTE;
            case TAIL -> TRUNCATED;
            case SEQUENCE, MANIFEST, RAW -> MISSING;
        };
    }
}
