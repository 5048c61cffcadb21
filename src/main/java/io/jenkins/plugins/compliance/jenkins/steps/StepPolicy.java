package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.FilePath;
import hudson.model.Run;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.PolicyException;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Finds the policy that a step is held to. Stateless. */
final class StepPolicy {

    /** One byte more than a policy may have, so that a longer one is refused for its length. */
    private static final int MAX_BYTES = (8 << 20) + 1;

    private StepPolicy() {}

    /**
     * The text that a step's argument stands for: itself if it has several lines, or else that of a file in the workspace.
     *
     * @throws IOException when there is no such file
     */
    static String text(String argument, @Nullable FilePath workspace) throws IOException, InterruptedException {
        if (argument.isEmpty() || argument.indexOf('\n') >= 0) {
            return argument;
        }
        if (workspace == null) {
            throw new IOException("policy: '" + argument + "' is a file in a workspace, and there is none here; put the"
                    + " step into a node block, or give the policy itself");
        }
        FilePath file = WorkspacePath.within(workspace, argument);
        if (!file.exists()) {
            throw new IOException("there is no policy " + argument + " in " + workspace.getRemote());
        }
        try (InputStream in = file.read()) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        }
    }

    /** The policy in that text, or the one that is configured when it is empty. */
    static PolicyInForce inForce(Run<?, ?> run, String text) {
        String yaml = text.isEmpty() ? CompliancePromotionConfiguration.get().getPolicy() : text;
        if (yaml == null) {
            return PolicyInForce.none("there is no policy; configure one, or give one with policy:");
        }
        try {
            return PolicyInForce.of(Policy.parse(yaml.getBytes(StandardCharsets.UTF_8), "policy"));
        } catch (PolicyException e) {
            return PolicyInForce.none("the policy has errors: " + e.getMessage());
        }
    }
}
