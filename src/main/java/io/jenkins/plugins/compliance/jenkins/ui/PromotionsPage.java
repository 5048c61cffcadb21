package io.jenkins.plugins.compliance.jenkins.ui;

import hudson.model.Actionable;
import hudson.model.Api;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.compliance.jenkins.build.BuildRecord;
import io.jenkins.plugins.compliance.jenkins.build.EvidenceAction;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Tab;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The promotions of a job, {@code <job>/promotions/}, for those who may see them there. Thread-safe. */
@ExportedBean
public final class PromotionsPage extends Tab implements StaplerProxy {

    /** A page loads no more builds than that, however few of them promoted anything. */
    private static final int BUILDS = 100;

    private final transient Job<?, ?> job;

    PromotionsPage(Job<?, ?> job) {
        super((Actionable) job);
        this.job = job;
    }

    /**
     * What one build did to one service.
     *
     * @param build the build's number
     * @param url the build's address below Jenkins' root
     * @param time when the build began, as ISO 8601 in UTC
     * @param service the service
     * @param from the stage it came from
     * @param to the stage it was to go to
     * @param version the version
     * @param outcome how it ended
     */
    @ExportedBean(defaultVisibility = 9)
    public record BuildRow(
            @Exported int build,
            @Exported String url,
            @Exported String time,
            @Exported String service,
            @Exported String from,
            @Exported String to,
            @Exported String version,
            @Exported Label outcome) {}

    /**
     * Promotions of some builds.
     *
     * @param rows the promotions, those of the newest build first
     * @param older the number of the build where older ones begin; 0 when there are none
     */
    @ExportedBean(defaultVisibility = 9)
    public record Page(
            @Exported List<BuildRow> rows, @Exported int older) {}

    @Override
    public @Nullable String getIconFileName() {
        return job.hasPermission(CompliancePermissions.VIEW) ? Icons.SHIELD : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.PromotionsPage_displayName();
    }

    @Override
    public String getUrlName() {
        return "promotions";
    }

    @Override
    public Object getTarget() {
        job.checkPermission(CompliancePermissions.VIEW);
        return this;
    }

    /** The job. */
    public Job<?, ?> getJob() {
        return job;
    }

    /** The remote API. */
    public Api getApi() {
        return new Api(this);
    }

    /** The promotions of the newest builds, or of those up to the one that the request names by {@code build}. */
    @Exported(inline = true)
    public Page getPage() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        String from = request == null ? null : request.getParameter("build");
        Run<?, ?> build = from != null && from.matches("[1-9][0-9]{0,8}")
                ? job.getNearestOldBuild(Integer.parseInt(from))
                : job.getLastBuild();
        List<BuildRow> rows = new ArrayList<>();
        for (int i = 0; i < BUILDS && build != null; i++) {
            add(build, rows);
            build = build.getPreviousBuild();
        }
        return new Page(rows, build == null ? 0 : build.getNumber());
    }

    private static void add(Run<?, ?> build, List<BuildRow> rows) {
        EvidenceAction action = build.getAction(EvidenceAction.class);
        if (action == null) {
            return;
        }
        for (BuildRecord record : action.getRecords()) {
            if (!record.getPromotion().isEmpty()) {
                rows.add(new BuildRow(
                        build.getNumber(),
                        build.getUrl(),
                        Instant.ofEpochMilli(build.getTimeInMillis()).toString(),
                        record.getService(),
                        record.getFrom(),
                        record.getTo(),
                        record.getVersion(),
                        Label.ofEvent(record.getOutcome())));
            }
        }
    }
}
