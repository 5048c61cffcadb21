package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.policy.Approvals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody approved a promotion. Who it was is the caller's to have found out; nothing here authenticates anybody.
 *
 * @param user the person's name
 * @param roles the roles the person has
 */
public record Approval(String user, Set<String> roles) {

    /** @throws IllegalArgumentException when a name is not one line of text */
    public Approval {
        user = RequestText.line("an approver's name", user);
        roles.forEach(role -> RequestText.line("an approver's role", role));
        roles = Set.copyOf(roles);
    }

    JsonObject toJson() {
        return JsonObject.of(Map.of("user", user, "roles", List.copyOf(new TreeSet<>(roles))));
    }

    /** Why these do not do; empty when they do. */
    static Optional<String> problem(Approvals required, List<Approval> given) {
        long counted = given.stream()
                .filter(approval -> approval.countsFor(required))
                .map(Approval::user)
                .distinct()
                .count();
        return counted >= required.count()
                ? Optional.empty()
                : Optional.of("the policy asks for " + required.count() + " approvals" + byWhom(required) + ", and "
                        + counted + " of those given count; have it approved, and promote again");
    }

    private boolean countsFor(Approvals required) {
        boolean anybody = required.roles().isEmpty() && required.users().isEmpty();
        return anybody || required.users().contains(user) || roles.stream().anyMatch(required.roles()::contains);
    }

    private static String byWhom(Approvals required) {
        String roles = required.roles().isEmpty() ? "" : " by the roles " + String.join(", ", required.roles());
        String users = required.users().isEmpty() ? "" : " by the users " + String.join(", ", required.users());
        return roles + (roles.isEmpty() || users.isEmpty() ? "" : " or") + users;
    }
}
