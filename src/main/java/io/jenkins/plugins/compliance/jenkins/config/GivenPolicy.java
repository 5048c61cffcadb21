package io.jenkins.plugins.compliance.jenkins.config;

/**
 * What a step's {@code policy} argument means.
 *
 * @param kind where the policy is
 * @param value its text, or its path there
 */
record GivenPolicy(Kind kind, String value) {

    private static final String SCM = "scm:";

    /** Where a policy is. */
    enum Kind {
        TEXT,
        SCM,
        WORKSPACE
    }

    /** A path has one line; a policy has at least three. */
    static GivenPolicy of(String argument) {
        String stripped = argument.strip();
        if (stripped.indexOf('\n') >= 0) {
            return new GivenPolicy(Kind.TEXT, argument);
        }
        return stripped.startsWith(SCM)
                ? new GivenPolicy(Kind.SCM, stripped.substring(SCM.length()).strip())
                : new GivenPolicy(Kind.WORKSPACE, stripped);
    }
}
