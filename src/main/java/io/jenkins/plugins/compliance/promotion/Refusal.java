package io.jenkins.plugins.compliance.promotion;

import java.util.Optional;

/**
 * Somebody refused to approve a promotion. Who it was is the caller's to have found out; nothing here authenticates anybody.
 *
 * @param user the person's name
 * @param reason why, one line, as far as it was said
 */
public record Refusal(String user, Optional<String> reason) {

    /** @throws IllegalArgumentException when name or reason is not one line of text */
    public Refusal {
        user = RequestText.line("the name of who refuses", user);
        reason.ifPresent(text -> RequestText.line("the reason", text));
    }

    /** In words: {@code bob refused to approve it: not on a Friday}. */
    @Override
    public String toString() {
        return user + " refused to approve it" + reason.map(text -> ": " + text).orElse("");
    }
}
