package io.jenkins.plugins.compliance.chain.merkle;

/**
 * A Merkle proof does not prove what it is offered for. The message says what was checked, what was expected and what
 * was found.
 */
public final class ProofException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String found;

    ProofException(String check, String expected, String found) {
        super(check + ": expected " + expected + ", found " + found);
        this.expected = expected;
        this.found = found;
    }

    /** What a valid proof has in that place; a hash in standard Base64, as checkpoints spell it. */
    public String expected() {
        return expected;
    }

    /** What was computed or read instead. */
    public String found() {
        return found;
    }
}
