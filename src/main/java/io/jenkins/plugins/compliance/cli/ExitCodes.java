package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.verify.Verdict;

/** What the process tells its caller. Stable: scripts and pipelines go by these. */
final class ExitCodes {

    /** The evidence is valid, or what was asked for is done. */
    static final int VALID = 0;

    /** The evidence is broken. */
    static final int BROKEN = 1;

    /** Cannot tell, or what was asked for could not be done; the reason stands on standard error or in the report. */
    static final int CANNOT_TELL = 2;

    /** The command line was not understood (EX_USAGE of BSD's sysexits). */
    static final int USAGE = 64;

    private ExitCodes() {}

    static int of(Verdict verdict) {
        return switch (verdict) {
            case VALID -> VALID;
            case BROKEN -> BROKEN;
            case CANNOT_TELL -> CANNOT_TELL;
        };
    }
}
