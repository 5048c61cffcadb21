package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.FilePath;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The reports in a workspace, wherever that is. */
final class WorkspaceReports implements ReportPlace {

    private final FilePath workspace;
    private final CollectLimits limits;

    WorkspaceReports(FilePath workspace, CollectLimits limits) {
        this.workspace = workspace;
        this.limits = limits;
    }

    @Override
    public List<ReportSource> find(AntGlob glob) throws IOException, InterruptedException {
        List<ReportSource> sources = new ArrayList<>();
        for (FoundReport report :
                FindReports.checked(workspace.act(new FindReports(glob, limits.files(), limits.bytes())))) {
            FilePath file = WorkspacePath.within(workspace, report.path());
            limits.take(report.size());
            sources.add(new ReportSource.Opened(
                    report.path(),
                    ReportSource.mediaTypeOf(report.path()),
                    () -> new AnnouncedStream(read(file), report)));
        }
        return sources;
    }

    private static InputStream read(FilePath file) throws IOException {
        try {
            return file.read();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading " + file.getRemote(), e);
        }
    }

    @Override
    public String remedy() {
        return "in " + workspace.getRemote() + "; check that the tool wrote its report there before this step, and that"
                + " this step is in the same node block";
    }
}
