package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who wants what promoted. Immutable.
 *
 * @param id the promotion's identifier, the same in each service's chain
 * @param services the services, at least one; kept by name, each once
 * @param route what goes where
 * @param requester who asks for it
 * @param mode in which order the services come
 * @param conduct how it behaves when things do not go as they should
 * @param plan the digest of the plan that was agreed on, where there is one; what differs from it is recorded as drift
 * @param approvals who approved it, as the caller found out; held against what the policy asks for
 * @param origin what asks for it, such as the path of a build; recorded, and told to whom it keeps waiting
 */
public record PromotionRequest(
        PromotionId id,
        List<ServiceName> services,
        Route route,
        String requester,
        PromotionMode mode,
        Conduct conduct,
        Optional<Sha256Digest> plan,
        List<Approval> approvals,
        Optional<String> origin) {

    /** @throws IllegalArgumentException when there is no service, or requester or origin is not one line of text */
    public PromotionRequest {
        services = List.copyOf(services.stream().distinct().sorted().toList());
        approvals = List.copyOf(approvals);
        requester = RequestText.line("the requester", requester);
        origin.ifPresent(text -> RequestText.line("the origin", text));
        if (services.isEmpty()) {
            throw new IllegalArgumentException("a promotion needs at least one service");
        }
    }

    /** A linear promotion that is refused rather than waits, and stops where it fails. */
    public static PromotionRequest of(PromotionId id, Collection<ServiceName> services, Route route, String requester) {
        return new PromotionRequest(
                id,
                List.copyOf(services),
                route,
                requester,
                PromotionMode.LINEAR,
                Conduct.STRICT,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** The same with another conduct. */
    public PromotionRequest with(Conduct other) {
        return new PromotionRequest(id, services, route, requester, mode, other, plan, approvals, origin);
    }

    /** The same in another order. */
    public PromotionRequest with(PromotionMode other) {
        return new PromotionRequest(id, services, route, requester, other, conduct, plan, approvals, origin);
    }

    /** The same on an agreed plan. */
    public PromotionRequest onPlan(Sha256Digest digest) {
        return new PromotionRequest(
                id, services, route, requester, mode, conduct, Optional.of(digest), approvals, origin);
    }

    /** The same, approved. */
    public PromotionRequest approvedBy(List<Approval> people) {
        return new PromotionRequest(id, services, route, requester, mode, conduct, plan, people, origin);
    }

    /** The same, asked for by something that has a name. */
    public PromotionRequest from(String name) {
        return new PromotionRequest(id, services, route, requester, mode, conduct, plan, approvals, Optional.of(name));
    }
}
