package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.verify.Check;

/** What to do about what a check found. */
final class Remedies {

    private Remedies() {}

    static String of(Check check) {
        return switch (check) {
            case CANONICAL ->
                "compare these bytes with a backup; where only the last line is cut off after a crash, the next append"
                        + " moves it to quarantine/ and goes on";
            case SCHEMA -> "find out what wrote this entry: no version of this tool does";
            case SEQUENCE, PREVIOUS_HASH ->
                "look for entries that are missing, doubled or moved before this one; restore them from a backup";
            case HASH -> "the entry was altered after it was written; compare it with a backup or an evidence package";
            case TIMESTAMP -> "find out who wrote this entry: the store never lets time run backwards";
            case ID -> "look for a copied entry; the store never gives an identifier twice";
            case SERVICE -> "make sure that this is the chain you mean, and that nothing of another one got into it";
            case ROOT ->
                "entries up to this one are not those that were signed; compare them with a backup that verifies";
            case SIGNATURE -> "make sure that the key is the right one, then ask its owner about this checkpoint";
            case TAIL -> "entries are missing at the end, or you expect another chain; restore them from a backup";
            case ARCHIVE ->
                "the file is not as it was written: get it again from whoever handed it over, not unpacked and not"
                        + " packed anew";
            case MANIFEST -> "the file was altered after it was packed: get the package again, and compare the two";
            case LIFE_CYCLE ->
                "somebody appended this entry past the steps of a promotion, and the package believes it: find out who may"
                        + " append, and have the promotion made again under another identifier";
            case DOCUMENT, RAW, PROOF ->
                "whoever signed this package put into it what its chain does not say; ask them, and have it made anew";
            case CONSISTENCY -> "keep all these checkpoints: together they show that two histories were signed";
        };
    }
}
