package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.AbortException;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * After which build the promotions of a build are named: itself, or the one that it repeats. Written down with the first
 * promotion, since the job may be renamed, and since a job that was deleted and made anew counts its builds from 1 again;
 * the time tells these apart. Persisted in {@code build.xml}. Immutable.
 */
final class NamingBuild extends InvisibleAction {

    private final String job;
    private final int number;
    private final long time;

    private NamingBuild(String job, int number, long time) {
        this.job = job;
        this.number = number;
        this.time = time;
    }

    /**
     * The one of a build, which is saved with it and with those that it repeats.
     *
     * @throws AbortException when the build repeats one that is gone: what that one promoted cannot be told any more
     * @throws IOException when the build cannot be saved
     */
    static NamingBuild of(Run<?, ?> run) throws IOException {
        synchronized (run) {
            NamingBuild known = run.getAction(NamingBuild.class);
            if (known == null) {
                known = find(run);
                run.addAction(known);
                run.save();
            }
            return known;
        }
    }

    private static NamingBuild find(Run<?, ?> run) throws IOException {
        OptionalInt repeated = OriginalBuild.repeatedBy(run);
        if (repeated.isEmpty()) {
            return new NamingBuild(run.getParent().getFullName(), run.getNumber(), run.getTimeInMillis());
        }
        Run<?, ?> original = run.getParent().getBuildByNumber(repeated.getAsInt());
        if (original == null) {
            throw new AbortException("build #" + repeated.getAsInt() + ", which build #" + run.getNumber()
                    + " repeats, is gone, so what it promoted cannot be told; start a new build");
        }
        return of(original);
    }

    /** The full name that its job had. */
    String job() {
        return job;
    }

    int number() {
        return number;
    }

    /** When it was scheduled, in milliseconds since 1970. */
    long time() {
        return time;
    }
}
