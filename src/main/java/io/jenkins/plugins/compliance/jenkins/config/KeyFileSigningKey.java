package io.jenkins.plugins.compliance.jenkins.config;

import hudson.Extension;
import hudson.model.Descriptor;
import hudson.model.Run;
import hudson.util.FormValidation;
import io.jenkins.plugins.compliance.signing.Ed25519KeyFile;
import io.jenkins.plugins.compliance.signing.Signer;
import io.jenkins.plugins.compliance.signing.SigningException;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.verb.POST;

/** The default: the file {@code signing.key} in the installation's directory, created when it is first needed. */
public final class KeyFileSigningKey extends SigningKey {

    @DataBoundConstructor
    public KeyFileSigningKey() {
        // Nothing to configure: one installation, one file.
    }

    @Override
    public Signer open(Path home, @Nullable Run<?, ?> user) throws SigningException {
        try {
            return new Ed25519KeyFile(home.resolve("signing.key"), new KeyPassphrase()::characters)
                    .openOrCreate(new SecureRandom());
        } catch (UnusableKeyException e) {
            throw new SigningException(e.getMessage(), e);
        }
    }

    /** Binds the key in forms and in configuration as code. */
    @Extension(ordinal = 100)
    @Symbol("keyFile")
    public static final class DescriptorImpl extends Descriptor<SigningKey> {

        @Override
        public String getDisplayName() {
            return Messages.KeyFileSigningKey_displayName();
        }

        /** Signs something with the key; creates it when there is none. */
        @POST
        public FormValidation doTest() {
            return SigningKeyTest.of(KeyFileSigningKey::new);
        }
    }
}
