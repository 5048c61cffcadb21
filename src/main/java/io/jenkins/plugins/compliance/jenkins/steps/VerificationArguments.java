package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a {@link VerifyChainStep} asks for, checked. Immutable; kept with a build over a restart. */
final class VerificationArguments implements Serializable {

    private static final long serialVersionUID = 1L;

    private final @Nullable String service;
    private final boolean all;
    private final int sinceBuild;
    private final String key;
    private final long expectSize;
    private final boolean drill;
    private final OnCannotTell onCannotTell;

    /** @throws IllegalArgumentException when the arguments contradict each other, or ask for nothing */
    VerificationArguments(VerifyChainStep step) {
        String name = step.getService();
        service = name == null ? null : new ServiceName(name).value();
        all = step.isAll();
        sinceBuild = step.getSinceBuild();
        key = Objects.requireNonNullElse(step.getKey(), "");
        expectSize = step.getExpectSize();
        drill = step.isDrill();
        String word = step.getOnCannotTell();
        onCannotTell = word == null ? OnCannotTell.FAIL : OnCannotTell.ofWord(word);
        requireSense();
    }

    private void requireSense() {
        if (service == null && !all && sinceBuild == 0) {
            throw new IllegalArgumentException(
                    "verifyChain verifies nothing; name a service:, say all: true, or name a build by sinceBuild:");
        }
        if (service != null && all) {
            throw new IllegalArgumentException("service: and all: true exclude each other; leave one of them out");
        }
        if (expectSize != 0 && service == null) {
            throw new IllegalArgumentException("expectSize: is about one chain; name its service:");
        }
        if (expectSize < 0 || sinceBuild < 0) {
            throw new IllegalArgumentException("expectSize: and sinceBuild: count from 1");
        }
    }

    /** The only service whose chain to verify; empty for several. */
    Optional<ServiceName> service() {
        return Optional.ofNullable(service).map(ServiceName::new);
    }

    /** Whether to verify every chain. */
    boolean all() {
        return all;
    }

    /** The number of the build whose entries must be there still, 0 for none. */
    int sinceBuild() {
        return sinceBuild;
    }

    /** Whose checkpoints to trust: keys, or a path in the workspace; empty for the installation's own. */
    String key() {
        return key;
    }

    /** How many entries the chain must have, 0 when that is not known. */
    long expectSize() {
        return expectSize;
    }

    /** Whether to try the alarm, too. */
    boolean drill() {
        return drill;
    }

    OnCannotTell onCannotTell() {
        return onCannotTell;
    }
}
