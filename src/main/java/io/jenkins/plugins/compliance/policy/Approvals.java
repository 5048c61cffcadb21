package io.jenkins.plugins.compliance.policy;

import java.util.List;

/**
 * Who must approve a promotion. It is for the caller to ask them.
 *
 * @param count how many different people must approve
 * @param roles roles they may have; when neither roles nor users are named, anybody may approve
 * @param users users who may approve, whatever roles they have
 */
public record Approvals(int count, List<String> roles, List<String> users) {

    /** Nobody has to approve. */
    public static final Approvals NONE = new Approvals(0, List.of(), List.of());

    public Approvals {
        roles = List.copyOf(roles);
        users = List.copyOf(users);
    }
}
