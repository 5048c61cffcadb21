package io.jenkins.plugins.compliance.jenkins.ui;

import hudson.model.Api;
import hudson.model.Failure;
import hudson.model.ModelObject;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.build.LeftoverPromotions;
import io.jenkins.plugins.compliance.jenkins.build.approval.ApprovalInbox;
import io.jenkins.plugins.compliance.jenkins.build.approval.ApprovalRequest;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.health.ChainWatches;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.jenkins.installation.KnownServices;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.promotion.Abandonment;
import io.jenkins.plugins.compliance.promotion.PromotionException;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import io.jenkins.plugins.compliance.store.StoreException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The page of one service, {@code compliance/service/<name>/}. One object for one request. */
@ExportedBean
public final class ServicePage implements ModelObject, StaplerProxy {

    private final Installation installation;
    private final ServiceName service;
    private final Supplier<Optional<Policy>> policy;

    ServicePage(Installation installation, ServiceName service, Supplier<Optional<Policy>> policy) {
        this.installation = installation;
        this.service = service;
        this.policy = policy;
    }

    @Override
    public String getDisplayName() {
        return service.value();
    }

    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(CompliancePermissions.VIEW);
        return this;
    }

    /** The remote API. */
    public Api getApi() {
        return new Api(this);
    }

    /** Whether the chain could not be read to its end, so that the page may show too little. */
    @Exported
    public boolean isUnreadable() {
        return installation.statuses().unreadable().contains(service);
    }

    /** Whether there is nothing to show but that the global policy names the service. */
    @Exported
    public boolean isWithoutChain() {
        return status().head().size() == 0
                && !isUnreadable()
                && installation.verifications().last(service).isEmpty();
    }

    /** The service and the page of its history that the request asks for by {@code page}. */
    @Exported(inline = true)
    public ServiceReport getReport() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        String page = request == null ? null : request.getParameter("page");
        return ServiceReport.of(
                status(),
                installation.statuses().promotions(service),
                OverviewQuery.of(null, null, page).page(),
                ChainHealth.of(service, ChainWatches.now(service)),
                policy.get(),
                installation.clock().instant());
    }

    /** The service's promotions that wait for approvals, of those that the caller may see. */
    @Exported(inline = true)
    public List<ApprovalRequest> getApprovals() {
        return ApprovalInbox.get().ofCaller().stream()
                .filter(each -> each.services().contains(service.value()))
                .toList();
    }

    /** What is known of the chain; where it is gone, or never was, the state of an empty one. */
    private ServiceStatus status() {
        return installation.statuses().of(service).orElseGet(() -> KnownServices.withoutChain(service));
    }

    /**
     * The promotion that the request asks for by {@code promotion}, in full; null when it asks for none that there is.
     *
     * @throws StoreException when the chain cannot be read
     */
    @Exported(inline = true)
    public @Nullable PromotionTimeline getTimeline() throws StoreException {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        String id = request == null ? null : request.getParameter("promotion");
        if (id == null || !PromotionId.isValid(id)) {
            return null;
        }
        Optional<PromotionState> state = installation.statuses().promotion(service, new PromotionId(id));
        return state.isEmpty()
                ? null
                : new ChainReadings(installation.store().snapshot(service)).timeline(service.value(), state.get());
    }

    /** The promotions that have not ended, for those who may close them; none for others. */
    public List<PromotionRow> getClosable() {
        return Jenkins.get().hasPermission(CompliancePermissions.ADMINISTER)
                ? status().open().stream().map(PromotionRow::of).toList()
                : List.of();
    }

    /** Closes a promotion whose build is gone, or does not carry it out any more. */
    @RequirePOST
    public HttpResponse doAbandon(@QueryParameter @Nullable String promotion, @QueryParameter @Nullable String reason) {
        Jenkins.get().checkPermission(CompliancePermissions.ADMINISTER);
        if (promotion == null || !PromotionId.isValid(promotion)) {
            throw new Failure(Messages.ServicePage_noPromotion());
        }
        try {
            new LeftoverPromotions(installation, CompliancePromotionConfiguration.get())
                    .close(
                            service,
                            new PromotionId(promotion),
                            new Abandonment(
                                    reason == null ? "" : reason.trim(),
                                    Optional.of(Jenkins.getAuthentication2().getName())));
        } catch (PromotionException | IOException | IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()));
        }
        return new HttpRedirect(".");
    }

    /** Verifies the chain, unless that was done just now, and shows the page with what it came to. */
    @RequirePOST
    public HttpResponse doVerify() throws InterruptedException {
        Jenkins.get().checkPermission(CompliancePermissions.VIEW);
        installation.verifications().verifyUnlessRecent(service);
        return new HttpRedirect(".");
    }
}
