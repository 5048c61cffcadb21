package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.policy.Approvals;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whose approval a promotion needs, and whose counts: that of different people, never of the one who asks for it. Users are
 * told apart whatever the case of their names, as Jenkins and most directories do. Immutable.
 */
public final class ApprovalRules {

    private final String requester;
    private final List<Approvals> required;

    private ApprovalRules(String requester, List<Approvals> required) {
        this.requester = requester;
        this.required = List.copyOf(required);
    }

    /** What the policy asks for, for each service of the request. */
    public static ApprovalRules of(PolicyInForce policy, PromotionRequest request) {
        return new ApprovalRules(
                request.requester(),
                request.services().stream()
                        .flatMap(name -> policy.policy().flatMap(all -> all.service(name)).stream())
                        .flatMap(service -> service.to(request.route().to()).stream())
                        .map(stage -> stage.approvals())
                        .filter(approvals -> approvals.count() > 0)
                        .distinct()
                        .toList());
    }

    static ApprovalRules of(Approvals required, String requester) {
        return new ApprovalRules(requester, List.of(required));
    }

    /** Why these do not do; empty when they do, or nobody has to approve. */
    public Optional<String> missing(List<Approval> given) {
        return required.stream()
                .map(each -> missing(each, given))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> missing(Approvals asked, List<Approval> given) {
        long counted = given.stream()
                .filter(approval -> !isRequester(approval) && countsFor(asked, approval))
                .map(approval -> folded(approval.user()))
                .distinct()
                .count();
        if (counted >= asked.count()) {
            return Optional.empty();
        }
        String own = given.stream().anyMatch(this::isRequester)
                ? "; that of " + requester + " does not count, who asks for the promotion"
                : "";
        return Optional.of("the policy asks for " + asked.count() + " approvals" + byWhom(asked) + ", and " + counted
                + " of those given count" + own + "; have it approved, and promote again");
    }

    /** Why that approval would add nothing to those given; empty when it counts. */
    public Optional<String> objection(List<Approval> given, Approval next) {
        if (isRequester(next)) {
            return Optional.of(next.user() + " asks for this promotion; somebody else must approve it");
        }
        if (given.stream().anyMatch(each -> folded(each.user()).equals(folded(next.user())))) {
            return Optional.of(
                    next.user() + " has approved this promotion already; somebody else must approve it, too");
        }
        if (required.stream().noneMatch(each -> countsFor(each, next))) {
            return Optional.of("the approval of " + next.user() + " does not count: the policy asks for some"
                    + String.join(
                            " and", required.stream().map(ApprovalRules::byWhom).toList()));
        }
        return Optional.empty();
    }

    /** Those of a person's roles that the policy names: what others they have is nobody's business. */
    public Set<String> relevant(Collection<String> roles) {
        Set<String> relevant = new TreeSet<>(roles);
        relevant.retainAll(
                required.stream().flatMap(each -> each.roles().stream()).collect(Collectors.toSet()));
        return relevant;
    }

    /** What is asked for, in words: {@code 2 approvals by the roles release-manager}. */
    public String summary() {
        return String.join(
                " and ",
                required.stream()
                        .map(each -> each.count() + (each.count() == 1 ? " approval" : " approvals") + byWhom(each))
                        .toList());
    }

    private boolean isRequester(Approval approval) {
        return folded(approval.user()).equals(folded(requester));
    }

    private static String folded(String user) {
        return user.toLowerCase(Locale.ROOT);
    }

    private static boolean countsFor(Approvals required, Approval approval) {
        boolean anybody = required.roles().isEmpty() && required.users().isEmpty();
        return anybody
                || required.users().stream().anyMatch(user -> folded(user).equals(folded(approval.user())))
                || approval.roles().stream().anyMatch(required.roles()::contains);
    }

    private static String byWhom(Approvals required) {
        String roles = required.roles().isEmpty() ? "" : " by the roles " + String.join(", ", required.roles());
        String users = required.users().isEmpty() ? "" : " by the users " + String.join(", ", required.users());
        return roles + (roles.isEmpty() || users.isEmpty() ? "" : " or") + users;
    }
}
