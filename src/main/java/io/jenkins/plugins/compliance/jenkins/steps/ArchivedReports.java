package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.AbortException;
import hudson.Functions;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import jenkins.util.VirtualFile;
import org.jspecify.annotations.Nullable;

/** The reports among the artifacts of another build, wherever this controller keeps those. */
final class ArchivedReports implements ReportPlace {

    private final Run<?, ?> build;
    private final VirtualFile root;
    private final CollectLimits limits;

    private ArchivedReports(Run<?, ?> build, CollectLimits limits) {
        this.build = build;
        this.root = build.getArtifactManager().root();
        this.limits = limits;
    }

    /**
     * The artifacts of a build.
     *
     * @param from the name of a job, for its last successful build, or such a name with {@code /} and a build's number;
     *     relative to the job that asks
     * @throws AbortException when there is none, or the build that asks may not see it
     */
    static ArchivedReports of(String from, Run<?, ?> asking, CollectLimits limits) throws AbortException {
        Run<?, ?> build = build(from, asking);
        if (build == null) {
            throw new AbortException(
                    "from: '" + from + "' names no build that this one may read; write 'job' for the last"
                            + " successful build of a job, or 'job/12', and let this build run as somebody who may read it");
        }
        if (Functions.isArtifactsPermissionEnabled() && !build.hasPermission(Run.ARTIFACTS)) {
            throw new AbortException("this build may not read the artifacts of " + build.getFullDisplayName());
        }
        return new ArchivedReports(build, limits);
    }

    private static @Nullable Run<?, ?> build(String from, Run<?, ?> asking) {
        Job<?, ?> job = job(from, asking);
        if (job != null) {
            return job.getLastSuccessfulBuild();
        }
        int slash = from.lastIndexOf('/');
        if (slash < 0 || !from.substring(slash + 1).matches("[0-9]{1,9}")) {
            return null;
        }
        Job<?, ?> owner = job(from.substring(0, slash), asking);
        return owner == null ? null : owner.getBuildByNumber(Integer.parseInt(from.substring(slash + 1)));
    }

    /** Jenkins finds only what the current user, which is the build's, may read. */
    private static @Nullable Job<?, ?> job(String name, Run<?, ?> asking) {
        return Jenkins.get().getItem(name, asking.getParent().getParent(), Job.class);
    }

    @Override
    public Optional<String> elsewhere() {
        return Optional.of(build.getUrl());
    }

    @Override
    public List<ReportSource> find(AntGlob glob) throws IOException {
        List<ReportSource> sources = new ArrayList<>();
        for (String listed : new TreeSet<>(root.list(glob.toString(), null, false))) {
            String path = listed.replace('\\', '/');
            VirtualFile file = root.child(path);
            limits.take(file.length());
            sources.add(new ReportSource.Opened(path, ReportSource.mediaTypeOf(path), file::open));
        }
        return sources;
    }

    @Override
    public String remedy() {
        return "among the artifacts of " + build.getFullDisplayName() + "; check that it archived them";
    }
}
