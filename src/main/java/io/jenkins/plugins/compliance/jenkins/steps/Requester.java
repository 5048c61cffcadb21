package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.model.Cause;
import hudson.model.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
        return first(run.getCauses(), Requester::user, Requester::upstream, DEEPEST)
                .orElseGet(() -> "jenkins " + run.getParent().getFullName());
    }

    private static Optional<String> user(Cause cause) {
        return cause instanceof Cause.UserIdCause user ? Optional.ofNullable(user.getUserId()) : Optional.empty();
    }

    private static List<Cause> upstream(Cause cause) {
        return cause instanceof Cause.UpstreamCause build ? build.getUpstreamCauses() : List.of();
    }

    /** The nearest user among the causes, and the causes of those, down to that depth. */
    static <C> Optional<String> first(
            List<C> causes, Function<C, Optional<String>> user, Function<C, List<C>> upstream, int depth) {
        return causes.stream()
                .flatMap(cause -> user.apply(cause).stream())
                .findFirst()
                .or(() -> depth == 0
                        ? Optional.empty()
                        : causes.stream()
                                .flatMap(cause -> first(upstream.apply(cause), user, upstream, depth - 1).stream())
                                .findFirst());
    }
}
