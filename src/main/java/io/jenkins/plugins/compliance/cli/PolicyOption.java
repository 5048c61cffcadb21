package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.PolicyException;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What promotions are held to. */
final class PolicyOption {

    /** One byte more than a policy may have, so that a longer one is refused for its length. */
    private static final int MAX_BYTES = (8 << 20) + 1;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            defaultValue = "compliance.yml",
            description = "The policy; ${DEFAULT-VALUE} by default.")
    private Path file = Path.of("compliance.yml");

    /** The policy, or why there is none, which rejects whatever is held to it. */
    PolicyInForce inForce() {
        try (InputStream in = Files.newInputStream(file)) {
            return PolicyInForce.of(Policy.parse(in.readNBytes(MAX_BYTES), file.toString()));
        } catch (PolicyException e) {
            return PolicyInForce.none("the policy " + file + " has errors; see compliance policy lint " + file);
        } catch (NoSuchFileException e) {
            return PolicyInForce.none("there is no policy " + file + "; write one, or name it with --policy");
        } catch (IOException e) {
            return PolicyInForce.none("the policy " + file + " cannot be read; check who may read it");
        }
    }

    /**
     * The policy, where nothing can be done without one.
     *
     * @throws CommandFailedException when there is none, with what is wrong with it
     */
    Policy require() throws CommandFailedException {
        PolicyInForce inForce = inForce();
        return inForce.policy().orElseThrow(() -> new CommandFailedException(inForce.missing()));
    }
}
