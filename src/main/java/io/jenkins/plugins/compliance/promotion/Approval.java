package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.util.List;
import java.util.Map;
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

    /** The names of those whose approval was taken into account, as the entry {@code gates_evaluated} has them. */
    public static List<String> users(JsonObject evaluated) {
        return evaluated.member("approvals").orElse(null) instanceof JsonArray array
                ? array.elements().stream()
                        .filter(JsonObject.class::isInstance)
                        .flatMap(each -> ((JsonObject) each).text("user").stream())
                        .toList()
                : List.of();
    }

    JsonObject toJson() {
        return JsonObject.of(Map.of("user", user, "roles", List.copyOf(new TreeSet<>(roles))));
    }
}
