package io.jenkins.plugins.compliance.jenkins.ui;

import hudson.Functions;
import hudson.model.Api;
import hudson.model.Run;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.build.BuildRecord;
import io.jenkins.plugins.compliance.jenkins.build.EvidenceAction;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.health.ChainWatches;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import java.util.List;
import java.util.Optional;
import jenkins.model.Tab;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.GET;

/**
 * The card and the page of a build's evidence, {@code <build>/evidence/}, for those who may see promotions in its job.
 * Thread-safe.
 */
@ExportedBean
public final class EvidenceTab extends Tab implements StaplerProxy {

    private final transient Run<?, ?> run;
    private final transient EvidenceAction action;

    EvidenceTab(Run<?, ?> run, EvidenceAction action) {
        super(run);
        this.run = run;
        this.action = action;
    }

    @Override
    public @Nullable String getIconFileName() {
        return isVisible() ? Icons.SHIELD : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.EvidenceTab_displayName();
    }

    @Override
    public String getUrlName() {
        return "evidence";
    }

    /** Nobody gets past this without the permission, to whichever view or method. */
    @Override
    public Object getTarget() {
        run.checkPermission(CompliancePermissions.VIEW);
        return this;
    }

    /** The build. */
    public Run<?, ?> getRun() {
        return run;
    }

    /** Whether the caller may see any of it; the card asks, since it is shown without {@link #getTarget}. */
    public boolean isVisible() {
        return run.hasPermission(CompliancePermissions.VIEW);
    }

    /** Whether the caller may have the files, too. */
    public boolean isDownloadable() {
        return !Functions.isArtifactsPermissionEnabled() || run.hasPermission(Run.ARTIFACTS);
    }

    /** The remote API. */
    public Api getApi() {
        return new Api(this);
    }

    /** What the build did. */
    @Exported(inline = true)
    public BuildEvidence getEvidence() {
        return BuildEvidence.of(action.getRecords(), installation(), ChainWatches.period());
    }

    /** What to verify the package by. */
    @Exported(inline = true)
    public PublicKeys getKeys() {
        return PublicKeys.of(installation().verifierKeys());
    }

    /** The installation's public keys as a file. */
    @GET
    @WebMethod(name = PublicKeys.FILE)
    public HttpResponse doKeys() {
        run.checkPermission(CompliancePermissions.VIEW);
        return PublicKeys.download(installation().verifierKeys());
    }

    /** A file that this build's evidence refers to, by its SHA-256. */
    @GET
    public HttpResponse doFile(@QueryParameter String sha256) {
        run.checkPermission(CompliancePermissions.VIEW);
        if (Functions.isArtifactsPermissionEnabled()) {
            run.checkPermission(Run.ARTIFACTS);
        }
        Optional<FileRow> file = getEvidence().file(sha256);
        return file.isPresent()
                ? new EvidenceFileResponse(file.get(), installation().files())
                : HttpResponses.notFound();
    }

    /** Verifies the chains that this build wrote to, unless that was done just now, and shows the page with what it came to. */
    @RequirePOST
    public HttpResponse doVerify() throws InterruptedException {
        run.checkPermission(CompliancePermissions.VIEW);
        List<ServiceName> services = action.getRecords().stream()
                .map(BuildRecord::getService)
                .filter(ServiceName::isValid)
                .distinct()
                .map(ServiceName::new)
                .toList();
        for (ServiceName service : services) {
            installation().verifications().verifyUnlessRecent(service);
        }
        return new HttpRedirect(".");
    }

    private static Installation installation() {
        return CompliancePromotionConfiguration.get().installation();
    }
}
