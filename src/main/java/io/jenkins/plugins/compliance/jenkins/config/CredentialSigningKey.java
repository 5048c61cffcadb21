package io.jenkins.plugins.compliance.jenkins.config;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.Extension;
import hudson.model.Descriptor;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import io.jenkins.plugins.compliance.signing.Ed25519Signer;
import io.jenkins.plugins.compliance.signing.PassphraseSource;
import io.jenkins.plugins.compliance.signing.Signer;
import io.jenkins.plugins.compliance.signing.SigningException;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A credential of the controller that holds an Ed25519 private key in PEM: a secret file, a secret text, or an SSH user
 * name with private key. Looked up as the system, so that its scope can keep it from jobs.
 */
public final class CredentialSigningKey extends SigningKey {

    /** One more than a key file may have, so that a longer one is refused and not cut off. */
    private static final int MOST_BYTES = 64 * 1024 + 1;

    private final String credentialsId;

    /** @param credentialsId the credential's id */
    @DataBoundConstructor
    public CredentialSigningKey(String credentialsId) {
        this.credentialsId = credentialsId;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    @Override
    public Signer open(Path home, @Nullable Run<?, ?> user) throws SigningException {
        StandardCredentials credential = CredentialsMatchers.firstOrNull(
                CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of()),
                CredentialsMatchers.withId(credentialsId));
        if (credential == null) {
            throw new SigningException("there is no credential with the id \"" + credentialsId
                    + "\" to sign with; add one to the controller's credentials, or configure another signing key");
        }
        if (user != null) {
            CredentialsProvider.track(user, credential);
        }
        String place = "the credential " + credentialsId;
        try {
            return signer(credential, place);
        } catch (UnusableKeyException e) {
            throw new SigningException(e.getMessage(), e);
        } catch (IOException e) {
            throw new SigningException(place + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Signer signer(StandardCredentials credential, String place)
            throws IOException, UnusableKeyException, SigningException {
        if (credential instanceof FileCredentials file) {
            try (InputStream content = file.getContent()) {
                return signer(content.readNBytes(MOST_BYTES), null, place);
            }
        }
        if (credential instanceof StringCredentials text) {
            return signer(text.getSecret().getPlainText().getBytes(StandardCharsets.UTF_8), null, place);
        }
        if (credential instanceof SSHUserPrivateKey ssh) {
            List<String> keys = ssh.getPrivateKeys();
            if (keys.size() != 1) {
                throw new SigningException(place + " holds " + keys.size() + " keys; exactly one is needed");
            }
            Secret secret = ssh.getPassphrase();
            String passphrase = secret == null ? "" : secret.getPlainText();
            return signer(
                    keys.get(0).getBytes(StandardCharsets.UTF_8),
                    passphrase.isEmpty() ? null : passphrase::toCharArray,
                    place);
        }
        throw new SigningException(place + " holds no private key; use a secret file, a secret text, or an SSH user"
                + " name with private key");
    }

    private static Signer signer(byte[] pem, @Nullable PassphraseSource passphrase, String place)
            throws UnusableKeyException {
        try {
            return Ed25519Signer.ofPem(pem, passphrase, place);
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }

    /** Binds the key in forms and in configuration as code. */
    @Extension(ordinal = 50)
    @Symbol("credential")
    public static final class DescriptorImpl extends Descriptor<SigningKey> {

        private static final CredentialsMatcher USABLE = CredentialsMatchers.anyOf(
                CredentialsMatchers.instanceOf(FileCredentials.class),
                CredentialsMatchers.instanceOf(StringCredentials.class),
                CredentialsMatchers.instanceOf(SSHUserPrivateKey.class));

        @Override
        public String getDisplayName() {
            return Messages.CredentialSigningKey_displayName();
        }

        /** The credentials that may hold a key; whoever may not configure sees the current one only. */
        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            StandardListBoxModel items = new StandardListBoxModel();
            if (Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                items.includeEmptyValue()
                        .includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), StandardCredentials.class, List.of(), USABLE);
            }
            return items.includeCurrentValue(credentialsId);
        }

        /** Whether a credential is named. */
        @POST
        public FormValidation doCheckCredentialsId(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            return value.isEmpty()
                    ? FormValidation.error(Messages.CredentialSigningKey_noCredential())
                    : FormValidation.ok();
        }

        /** Signs something with the key. */
        @POST
        public FormValidation doTest(@QueryParameter String credentialsId) {
            return SigningKeyTest.of(() -> new CredentialSigningKey(credentialsId));
        }
    }
}
