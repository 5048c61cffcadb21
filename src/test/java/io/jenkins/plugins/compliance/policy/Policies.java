package io.jenkins.plugins.compliance.policy;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;

/** Policies for tests, from the text that a user would write. */
final class Policies {

    private Policies() {}

    static Policy parse(String yaml) throws PolicyException {
        return Policy.parse(yaml.getBytes(StandardCharsets.UTF_8), "compliance.yml");
    }

    /** The message of the exception that the text is refused with. */
    static String refusal(String yaml) {
        return String.valueOf(
                catchThrowableOfType(PolicyException.class, () -> parse(yaml)).getMessage());
    }

    /** A policy of one service with these lines under {@code promote-to: compliant:}. */
    static Policy requiring(String lines) throws PolicyException {
        return parse("""
                format: 1
                name: shop
                services: { service-a: }
                promote-to:
                  compliant:
                """ + lines.indent(4));
    }
}
