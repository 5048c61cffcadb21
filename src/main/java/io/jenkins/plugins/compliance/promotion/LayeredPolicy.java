package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.PolicyException;
import io.jenkins.plugins.compliance.policy.PolicyTightening;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The policy that comes of several that stand above each other: the innermost, provided that each is at least as strict
 * as the one above it. If one cannot be read or loosens what is above it, there is no policy, and nothing is promoted: a
 * promotion held to the outer one alone would pass over what the inner one asks for. Immutable.
 *
 * @param inForce the policy, or why there is none
 * @param origin where the policy comes from; empty when there is none
 */
public record LayeredPolicy(PolicyInForce inForce, String origin) {

    /**
     * A policy and where it stands.
     *
     * @param origin its place, in words that stand behind "the policy of"
     * @param yaml its text
     */
    public record Layer(String origin, String yaml) {}

    /** There is no policy. */
    public static LayeredPolicy none(String reason) {
        return new LayeredPolicy(PolicyInForce.none(reason), "");
    }

    /**
     * @param layers the outermost first
     * @param remedy what to do when there are none
     */
    public static LayeredPolicy of(List<Layer> layers, String remedy) {
        LayeredPolicy above = none("there is no policy, so nothing can be promoted: " + remedy);
        for (Layer layer : layers) {
            LayeredPolicy next = above.within(layer);
            if (next.inForce.policy().isEmpty()) {
                return next;
            }
            above = next;
        }
        return above;
    }

    /**
     * Why one of several policies does not take evidence of a service from there; empty when they all do. Each that can be
     * read has a say, so that a folder gets round what is above it neither by leaving the service out nor by a policy with
     * an error. One that cannot be read lets nothing be promoted.
     */
    public static Optional<String> evidenceRefusal(List<Layer> layers, ServiceName service, String from) {
        return layers.stream()
                .flatMap(layer -> refusal(layer, service, from).stream())
                .findFirst();
    }

    private static Optional<String> refusal(Layer layer, ServiceName service, String from) {
        try {
            return parsed(layer)
                    .evidenceRefusal(service, Optional.of(from))
                    .map(reason -> reason + "; so says the policy of " + layer.origin());
        } catch (PolicyException e) {
            return Optional.empty();
        }
    }

    private static Policy parsed(Layer layer) throws PolicyException {
        return Policy.parse(layer.yaml().getBytes(StandardCharsets.UTF_8), "the policy of " + layer.origin());
    }

    private LayeredPolicy within(Layer layer) {
        Policy policy;
        try {
            policy = parsed(layer);
        } catch (PolicyException e) {
            return none("the policy of " + layer.origin() + " cannot be used:\n" + e.getMessage());
        }
        Optional<Policy> outer = inForce.policy();
        List<String> loosened =
                outer.map(above -> PolicyTightening.check(above, policy)).orElse(List.of());
        return loosened.isEmpty()
                ? new LayeredPolicy(PolicyInForce.of(policy), layer.origin())
                : none("the policy of " + layer.origin() + " loosens that of " + origin + ", which it may not:\n"
                        + String.join("\n", loosened));
    }
}
