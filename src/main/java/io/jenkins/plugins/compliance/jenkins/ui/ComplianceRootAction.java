package io.jenkins.plugins.compliance.jenkins.ui;

import hudson.Extension;
import hudson.model.Api;
import hudson.model.RootAction;
import io.jenkins.plugins.compliance.bundle.StatusTable;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.build.approval.ApprovalInbox;
import io.jenkins.plugins.compliance.jenkins.build.approval.ApprovalRequest;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.health.ChainWatches;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.jenkins.installation.KnownServices;
import io.jenkins.plugins.compliance.jenkins.installation.PolicyCache;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import io.jenkins.plugins.compliance.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.GET;

/**
 * The page of all services, {@code compliance/}, from what is known of their chains; no build is loaded for it. For those
 * who may see promotions anywhere in Jenkins. Thread-safe.
 */
@Extension
@ExportedBean
public final class ComplianceRootAction implements RootAction, StaplerProxy {

    /** Where it is, below Jenkins' root. */
    static final String URL = "compliance";

    private static final Logger LOGGER = Logger.getLogger(ComplianceRootAction.class.getName());

    private final PolicyCache policies = new PolicyCache();

    /** Called by Jenkins. */
    public ComplianceRootAction() {}

    @Override
    public @Nullable String getIconFileName() {
        return Jenkins.get().hasPermission(CompliancePermissions.VIEW) ? Icons.SHIELD : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.ComplianceRootAction_displayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    /** Nobody gets past this without the permission, to whichever view or method. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(CompliancePermissions.VIEW);
        return this;
    }

    /** The remote API. */
    public Api getApi() {
        return new Api(this);
    }

    /** What the request asks for by {@code q}, {@code state} and {@code page}. */
    public OverviewQuery getQuery() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return request == null
                ? OverviewQuery.ALL
                : OverviewQuery.of(
                        request.getParameter("q"), request.getParameter("state"), request.getParameter("page"));
    }

    /**
     * The services that the request asks for.
     *
     * @throws StoreException when the chains cannot be listed for the first time
     */
    @Exported(inline = true)
    public ServiceOverview getOverview() throws StoreException {
        return ServiceOverview.of(services(), policy(), ChainWatches.now(), getQuery());
    }

    /** The promotions that wait for approvals, of those that the caller may see. */
    @Exported(inline = true)
    public List<ApprovalRequest> getApprovals() {
        return ApprovalInbox.get().ofCaller();
    }

    /** The status table of the services that the overview shows, in Markdown. */
    public String markdown(ServiceOverview overview) {
        List<ServiceStatus> shown = overview.rows().stream()
                .map(row -> new ServiceName(row.service()))
                .map(name -> installation().statuses().of(name).orElseGet(() -> KnownServices.withoutChain(name)))
                .toList();
        return StatusTable.of(shown).markdown();
    }

    /**
     * The page of one service, {@code compliance/service/<name>/}; none when it has no chain and the global policy does not
     * name it.
     */
    public @Nullable ServicePage getService(String name) {
        Jenkins.get().checkPermission(CompliancePermissions.VIEW);
        if (!ServiceName.isValid(name)) {
            return null;
        }
        ServiceName service = new ServiceName(name);
        refresh(service);
        ServicePage page = new ServicePage(installation(), service, this::policy);
        boolean named = policy().flatMap(given -> given.service(service)).isPresent();
        return named || !page.isWithoutChain() ? page : null;
    }

    /** The status table of all services in Markdown. */
    @GET
    @WebMethod(name = "status.md")
    public HttpResponse doStatusTable() throws StoreException {
        Jenkins.get().checkPermission(CompliancePermissions.VIEW);
        return new TextResponse(
                "text/markdown", "status.md", StatusTable.of(services()).markdown());
    }

    /** All services as CSV for a spreadsheet. */
    @GET
    @WebMethod(name = "services.csv")
    public HttpResponse doCsv() throws StoreException {
        Jenkins.get().checkPermission(CompliancePermissions.VIEW);
        return new TextResponse(
                "text/csv", "services.csv", StatusTable.of(services()).csv());
    }

    /** The public keys of this Jenkins, to verify its packages and chains by. */
    @Exported(inline = true)
    public PublicKeys getKeys() {
        return PublicKeys.of(installation().verifierKeys());
    }

    /** The same as a file. */
    @GET
    @WebMethod(name = PublicKeys.FILE)
    public HttpResponse doKeys() {
        Jenkins.get().checkPermission(CompliancePermissions.VIEW);
        return PublicKeys.download(installation().verifierKeys());
    }

    /** A chain that cannot be read has a page all the same, which says so. */
    private static void refresh(ServiceName service) {
        try {
            installation().statuses().refresh(service);
        } catch (StoreException e) {
            LOGGER.log(Level.FINE, "Cannot read the chain of " + service, e);
        }
    }

    private static Installation installation() {
        return CompliancePromotionConfiguration.get().installation();
    }

    /** From memory; only who comes before anything was read waits for that. */
    private List<ServiceStatus> services() throws StoreException {
        List<ServiceStatus> known = installation().statuses().all();
        if (known.isEmpty()) {
            installation().statuses().refresh();
            known = installation().statuses().all();
        }
        return KnownServices.all(known, policy());
    }

    private Optional<Policy> policy() {
        return policies.policy(CompliancePromotionConfiguration.get().getPolicy());
    }
}
