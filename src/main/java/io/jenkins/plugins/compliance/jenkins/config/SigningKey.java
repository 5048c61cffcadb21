package io.jenkins.plugins.compliance.jenkins.config;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Run;
import io.jenkins.plugins.compliance.signing.Signer;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the key is that signs the installation's checkpoints and packages. Immutable, as far as its configuration goes. */
public abstract class SigningKey implements Describable<SigningKey>, ExtensionPoint {

    /**
     * A signer with the key as it is now; whoever signs over a longer time opens it again.
     *
     * @param home the installation's directory, which exists
     * @param user the build that signs, which a credential is recorded to be used by; null when an administrator tries
     *     the key
     * @throws SigningException when there is no key that can be used; the message says which, and what to do
     */
    public abstract Signer open(Path home, @Nullable Run<?, ?> user) throws SigningException;

    /** Ends what it holds open, such as a session with a key service; is called when it is configured no more. */
    public void release() {}
}
