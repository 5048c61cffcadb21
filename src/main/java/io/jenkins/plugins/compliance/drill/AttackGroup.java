package io.jenkins.plugins.compliance.drill;

import java.util.List;

/**
 * Attacks of one kind.
 *
 * @param title names the kind
 * @param attacks in the order in which they are tried
 */
public record AttackGroup(String title, List<Attack> attacks) {
    public AttackGroup {
        attacks = List.copyOf(attacks);
    }
}
