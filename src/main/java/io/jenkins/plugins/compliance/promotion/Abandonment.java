package io.jenkins.plugins.compliance.promotion;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Why a promotion is closed without having got to another end. Immutable.
 *
 * @param reason why, one line
 * @param user who closed it; empty when that is not known
 */
public record Abandonment(String reason, Optional<String> user) {

    /** @throws IllegalArgumentException when either is not one line of visible characters */
    public Abandonment {
        RequestText.line("the reason", reason);
        user.ifPresent(name -> RequestText.line("who closes it", name));
    }

    Map<String, ?> members() {
        TreeMap<String, Object> members = new TreeMap<>();
        members.put("reason", reason);
        user.ifPresent(name -> members.put("user", name));
        return members;
    }
}
