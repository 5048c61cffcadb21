package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.model.Cause;
import hudson.model.Run;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who asks for what a build promotes: the user who started it, or started the build that started it, however far up. Else
 * somebody could start a job that starts the promoting one, and approve what they asked for themselves. Stateless.
 */
final class Requester {

    /** Jenkins itself keeps no more of the builds before. */
    private static final int DEEPEST = 20;

    private Requester() {}

    /** The user's id; that of the job, behind a word that is no user's, when nobody in particular started it. */
    static String of(Run<?, ?> run) {
        return user(run.getCauses(), DEEPEST)
                .orElseGet(() -> "jenkins " + run.getParent().getFullName());
    }

    static Optional<String> user(List<Cause> causes, int depth) {
        return causes.stream()
                .filter(Cause.UserIdCause.class::isInstance)
                .map(cause -> ((Cause.UserIdCause) cause).getUserId())
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> depth == 0
                        ? Optional.empty()
                        : causes.stream()
                                .filter(Cause.UpstreamCause.class::isInstance)
                                .flatMap(cause ->
                                        user(((Cause.UpstreamCause) cause).getUpstreamCauses(), depth - 1).stream())
                                .findFirst());
    }
}
