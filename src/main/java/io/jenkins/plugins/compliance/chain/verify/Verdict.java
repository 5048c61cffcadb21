package io.jenkins.plugins.compliance.chain.verify;

/** What a verification comes to. */
public enum Verdict {
    /** Everything that was asked for was checked, and nothing was found. */
    VALID("valid"),
    /** Something was found. */
    BROKEN("broken"),
    /** Nothing was found, but not everything could be checked; never to be shown as success. */
    CANNOT_TELL("cannot tell");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
