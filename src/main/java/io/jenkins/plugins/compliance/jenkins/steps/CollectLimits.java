package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.AbortException;
import io.jenkins.plugins.compliance.evidence.collect.EvidenceCollector;

/** How much one step may still collect: a pattern that matches too much is not to fill the controller's disk. */
final class CollectLimits {

    private static final long MOST_BYTES = 4L << 30;

    private int files = EvidenceCollector.MOST_REPORTS;
    private long bytes = MOST_BYTES;

    int files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    /** @throws AbortException when that is too much */
    void take(long size) throws AbortException {
        files--;
        bytes -= size;
        if (files < 0 || bytes < 0) {
            throw new AbortException("one step collects at most " + EvidenceCollector.MOST_REPORTS + " files and "
                    + MOST_BYTES + " bytes; collect in parts");
        }
    }
}
