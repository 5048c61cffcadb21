package io.jenkins.plugins.compliance.jenkins.build.approval;

import hudson.model.Api;
import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.installation.ServiceStatuses;
import io.jenkins.plugins.compliance.promotion.Approval;
import io.jenkins.plugins.compliance.promotion.PromotionRequest;
import io.jenkins.plugins.compliance.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import jenkins.model.Jenkins;
import jenkins.model.RunAction2;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.springframework.security.core.GrantedAuthority;

/**
 * The promotions of a build that wait, or waited, for approvals, and the page on which they are given. What counts stands
 * in the chains; here is what is shown, and until when it is waited for. Thread-safe.
 */
@ExportedBean
public final class ApprovalAction implements RunAction2, StaplerProxy {

    /** Replaced as a whole and never changed, since the build may be saved at any moment. */
    private volatile ArrayList<AwaitedApproval> awaited = new ArrayList<>();

    /** By promotion, those that are waited for now; null after the build was loaded. */
    private transient @Nullable Map<String, ApprovalRound> rounds;

    private transient @Nullable Run<?, ?> run;

    static ApprovalAction of(Run<?, ?> run) {
        synchronized (run) {
            ApprovalAction known = run.getAction(ApprovalAction.class);
            if (known == null) {
                known = new ApprovalAction();
                run.addAction(known);
            }
            return known;
        }
    }

    /** Shows a round; one of the same promotion that was shown before goes on, with its time. */
    AwaitedApproval begin(PromotionRequest request, ApprovalRound round, List<String> gates, long deadline)
            throws IOException {
        AwaitedApproval shown;
        synchronized (this) {
            shown = find(request.id().value());
            if (shown == null) {
                shown = new AwaitedApproval(
                        request.id().value(),
                        request.services().stream().map(ServiceName::value).toList(),
                        request.route().from(),
                        request.route().to(),
                        request.route().version(),
                        request.requester(),
                        round.asked(),
                        gates,
                        deadline);
                ArrayList<AwaitedApproval> more = new ArrayList<>(awaited);
                more.add(shown);
                awaited = more;
            }
            rounds().put(shown.getPromotion(), round);
            show(shown, round);
            if (!shown.isWaiting()) {
                round.end();
            }
        }
        build().save();
        return shown;
    }

    private static void show(AwaitedApproval shown, ApprovalRound round) {
        shown.approvedBy(round.given().stream().map(Approval::user).toList());
        round.refusal().ifPresent(shown::refused);
        if (round.isApproved()) {
            shown.end(AwaitedApproval.APPROVED, "");
        }
    }

    /** Ends a round without enough approvals, unless it has ended already. */
    void end(AwaitedApproval shown, String how, String why) {
        ApprovalRound round;
        synchronized (this) {
            if (!shown.isWaiting()) {
                return;
            }
            shown.end(how, why);
            round = rounds().get(shown.getPromotion());
        }
        if (round != null) {
            round.end();
        }
        try {
            build().save();
        } catch (IOException e) {
            throw new UncheckedIOException("the build cannot be saved", e);
        }
    }

    /** How one of the promotions that wait stands; empty when it has ended, and for those who may not see the build. */
    Optional<ApprovalRequest> request(AwaitedApproval shown) {
        if (!isVisible() || !build().getParent().hasPermission(Item.READ)) {
            return Optional.empty();
        }
        synchronized (this) {
            return shown.isWaiting()
                    ? Optional.of(new ApprovalRequest(
                            build().getFullDisplayName(),
                            build().getUrl() + getUrlName() + "/",
                            shown.getServices(),
                            shown.getVersion(),
                            shown.getFrom(),
                            shown.getTo(),
                            shown.getRequester(),
                            shown.getAsked(),
                            shown.getApprovers(),
                            shown.getUntil()))
                    : Optional.empty();
        }
    }

    private synchronized Map<String, ApprovalRound> rounds() {
        Map<String, ApprovalRound> known = rounds;
        if (known == null) {
            known = new TreeMap<>();
            rounds = known;
        }
        return known;
    }

    private synchronized @Nullable AwaitedApproval find(String promotion) {
        return awaited.stream()
                .filter(each -> each.getPromotion().equals(promotion))
                .findFirst()
                .orElse(null);
    }

    /** All of them, in the order they were asked for. */
    @Exported
    public List<AwaitedApproval> getAwaited() {
        return new ArrayList<>(awaited);
    }

    /** Whether the one who looks may approve. */
    public boolean isPermitted() {
        return build().hasPermission(CompliancePermissions.APPROVE);
    }

    /** Takes the approval of the one who sends it. */
    @RequirePOST
    public HttpResponse doApprove(@QueryParameter String promotion) throws IOException {
        build().checkPermission(CompliancePermissions.APPROVE);
        AwaitedApproval shown = waiting(promotion);
        try {
            round(promotion)
                    .approve(
                            user(),
                            Jenkins.getAuthentication2().getAuthorities().stream()
                                    .map(GrantedAuthority::getAuthority)
                                    .filter(role -> !role.equals(SecurityRealm.AUTHENTICATED_AUTHORITY2.getAuthority()))
                                    .toList());
        } catch (ApprovalRefusedException e) {
            throw new Failure(e.getMessage());
        }
        return taken(shown);
    }

    /** Takes the refusal of the one who sends it, which rejects the promotion. */
    @RequirePOST
    public HttpResponse doRefuse(@QueryParameter String promotion, @QueryParameter @Nullable String reason)
            throws IOException {
        build().checkPermission(CompliancePermissions.APPROVE);
        AwaitedApproval shown = waiting(promotion);
        try {
            round(promotion).refuse(user(), Objects.requireNonNullElse(reason, ""));
        } catch (ApprovalRefusedException e) {
            throw new Failure(e.getMessage());
        }
        return taken(shown);
    }

    /** It stands in the chains; the page and the service's state follow. */
    private HttpResponse taken(AwaitedApproval shown) throws IOException {
        synchronized (this) {
            show(shown, round(shown.getPromotion()));
        }
        build().save();
        refresh(shown);
        return HttpResponses.redirectToDot();
    }

    private ApprovalRound round(String promotion) {
        ApprovalRound round = rounds().get(promotion);
        if (round == null) {
            throw new Failure(Messages.ApprovalAction_notResumed());
        }
        return round;
    }

    private AwaitedApproval waiting(String promotion) {
        AwaitedApproval shown = find(promotion);
        if (shown == null || !shown.isWaiting()) {
            throw new Failure(Messages.ApprovalAction_notWaiting());
        }
        return shown;
    }

    /** Somebody without a name cannot answer for anything. */
    private static String user() {
        User user = User.current();
        if (user == null) {
            throw new Failure(Messages.ApprovalAction_anonymous());
        }
        return user.getId();
    }

    private static void refresh(AwaitedApproval shown) throws StoreException {
        ServiceStatuses statuses =
                CompliancePromotionConfiguration.get().installation().statuses();
        for (String service : shown.getServices()) {
            statuses.refresh(new ServiceName(service));
        }
    }

    /** The remote API. */
    public Api getApi() {
        return new Api(this);
    }

    /** The build, for the page. */
    public Run<?, ?> getRun() {
        return build();
    }

    private Run<?, ?> build() {
        return Objects.requireNonNull(run, "attached to a build");
    }

    @Override
    public void onAttached(Run<?, ?> build) {
        this.run = build;
    }

    @Override
    public void onLoad(Run<?, ?> build) {
        this.run = build;
    }

    /** Nobody gets past this without the permission, to whichever view or method. */
    @Override
    public Object getTarget() {
        build().checkPermission(CompliancePermissions.VIEW);
        return this;
    }

    /** Whether the caller may see any of it; the line on the build's page asks, since it is shown without {@link #getTarget}. */
    public boolean isVisible() {
        return build().hasPermission(CompliancePermissions.VIEW);
    }

    @Override
    public @Nullable String getIconFileName() {
        return isVisible() ? "symbol-people" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.ApprovalAction_displayName();
    }

    @Override
    public String getUrlName() {
        return "compliance-approvals";
    }
}
