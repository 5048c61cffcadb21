package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where reports are looked for. */
interface ReportPlace {

    /**
     * The files that match, by name; there may be none.
     *
     * @throws IOException when they cannot be looked for, or there are too many or too large ones
     */
    List<ReportSource> find(AntGlob glob) throws IOException, InterruptedException;

    /** The path of the build that they are of, if that is another one than the one that collects. */
    default Optional<String> elsewhere() {
        return Optional.empty();
    }

    /** What it is called in a message that tells that nothing was found: where, and what to do. */
    String remedy();
}
