package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.IOException;
import java.util.List;

/** Where reports are looked for. */
interface ReportPlace {

    /**
     * The files that match, by name; there may be none.
     *
     * @throws IOException when they cannot be looked for, or there are too many or too large ones
     */
    List<ReportSource> find(AntGlob glob) throws IOException, InterruptedException;

    /** What it is called in a message that tells that nothing was found: where, and what to do. */
    String remedy();
}
