package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.PolicyException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The global policy, parsed once for as long as its text is the same. One that cannot be read is none here: it orders no
 * stages and names no dependencies, and the configuration's page says what is wrong with it. Thread-safe.
 */
public final class PolicyCache {

    /**
     * @param text the YAML
     * @param policy what it says; empty when it cannot be read
     */
    private record Parsed(String text, Optional<Policy> policy) {}

    private volatile Parsed last = new Parsed("", Optional.empty());

    /** What that text says; empty for null, and for what cannot be read. */
    public Optional<Policy> policy(@Nullable String yaml) {
        if (yaml == null) {
            return Optional.empty();
        }
        Parsed known = last;
        if (!known.text().equals(yaml)) {
            known = new Parsed(yaml, parse(yaml));
            last = known;
        }
        return known.policy();
    }

    private static Optional<Policy> parse(String yaml) {
        try {
            return Optional.of(Policy.parse(yaml.getBytes(StandardCharsets.UTF_8), "compliance.yml"));
        } catch (PolicyException unreadable) {
            return Optional.empty();
        }
    }
}
