package io.jenkins.plugins.compliance.jenkins.vault;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.datapipe.jenkins.vault.configuration.GlobalVaultConfiguration;
import com.datapipe.jenkins.vault.configuration.VaultConfiguration;
import com.datapipe.jenkins.vault.credentials.AbstractVaultTokenCredentialWithExpiration;
import com.datapipe.jenkins.vault.credentials.VaultCredential;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.github.jopenlibs.vault.Vault;
import io.github.jopenlibs.vault.VaultConfig;
import io.jenkins.plugins.compliance.jenkins.config.SigningKey;
import io.jenkins.plugins.compliance.jenkins.config.SigningKeyTest;
import io.jenkins.plugins.compliance.signing.Signer;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A key of Vault's transit engine. Address, namespace and credential are those of the Vault plugin's global configuration
 * where they are not given here: the key is the installation's, so folders have no say in it.
 */
public final class VaultTransitSigningKey extends SigningKey {

    private static final int TIMEOUT_SECONDS = 10;
    private static final int LONGEST_TIMEOUT_SECONDS = 120;

    private final String key;
    private String mount = "transit";
    private @Nullable String vaultUrl;
    private @Nullable String vaultCredentialId;
    private @Nullable String vaultNamespace;
    private volatile int timeoutSeconds = TIMEOUT_SECONDS;

    private transient @Nullable KeptSession kept;
    private transient boolean released;

    /**
     * A session that goes on being used: each login leaves a token in Vault until that expires.
     *
     * @param credential logs in; another object when somebody changed it
     * @param place where
     * @param session what has the token
     */
    private record KeptSession(VaultCredential credential, String place, TransitSession session) {

        boolean isOf(VaultCredential other, String otherPlace) {
            return credential == other && place.equals(otherPlace);
        }
    }

    /** @param key the key's name */
    @DataBoundConstructor
    public VaultTransitSigningKey(String key) {
        this.key = key;
    }

    public String getKey() {
        return key;
    }

    /** Where the transit engine is. */
    public String getMount() {
        return mount;
    }

    @DataBoundSetter
    public void setMount(String mount) {
        String path = Util.fixEmptyAndTrim(mount);
        this.mount = path == null ? "transit" : path;
    }

    public @Nullable String getVaultUrl() {
        return vaultUrl;
    }

    @DataBoundSetter
    public void setVaultUrl(@Nullable String vaultUrl) {
        this.vaultUrl = Util.fixEmptyAndTrim(vaultUrl);
    }

    public @Nullable String getVaultCredentialId() {
        return vaultCredentialId;
    }

    @DataBoundSetter
    public void setVaultCredentialId(@Nullable String vaultCredentialId) {
        this.vaultCredentialId = Util.fixEmptyAndTrim(vaultCredentialId);
    }

    public @Nullable String getVaultNamespace() {
        return vaultNamespace;
    }

    @DataBoundSetter
    public void setVaultNamespace(@Nullable String vaultNamespace) {
        this.vaultNamespace = Util.fixEmptyAndTrim(vaultNamespace);
    }

    /** How long Vault may take to connect, and then to answer. */
    public int getTimeoutSeconds() {
        return timeoutSeconds;
    }

    @DataBoundSetter
    public void setTimeoutSeconds(int timeoutSeconds) {
        this.timeoutSeconds = Math.min(Math.max(timeoutSeconds, 1), LONGEST_TIMEOUT_SECONDS);
    }

    @Override
    public Signer open(Path home, @Nullable Run<?, ?> user) throws SigningException {
        VaultConfiguration configuration = configuration();
        VaultCredential credential = credential(configuration);
        if (user != null) {
            CredentialsProvider.track(user, credential);
        }
        TransitSession session = session(configuration, credential);
        session.keepAlive();
        return VaultTransitSigner.open(session, mount, key);
    }

    private TransitSession session(VaultConfiguration configuration, VaultCredential credential) {
        String place = String.join(
                " ",
                configuration.getVaultUrl(),
                String.valueOf(configuration.getVaultNamespace()),
                String.valueOf(configuration.getSkipSslVerification()),
                Integer.toString(timeoutSeconds));
        KeptSession before;
        KeptSession now;
        synchronized (this) {
            before = kept;
            if (before != null && before.isOf(credential, place)) {
                return before.session();
            }
            now = new KeptSession(credential, place, session(() -> logIn(configuration, credential), credential));
            if (released) {
                // By a build that got the key before; nobody is going to release it once more.
                now.session().end();
            }
            kept = now;
        }
        if (before != null) {
            before.session().end();
        }
        return now.session();
    }

    /** A token that somebody gave is theirs. One that logging in gave is nobody else's, since the login is a copy's. */
    private static TransitSession session(VaultLogin login, VaultCredential credential) {
        return credential instanceof AbstractVaultTokenCredentialWithExpiration
                ? TransitSession.withOwnTokens(login)
                : TransitSession.withGivenToken(login);
    }

    @Override
    public void release() {
        KeptSession known;
        synchronized (this) {
            released = true;
            known = kept;
            kept = null;
        }
        if (known != null) {
            known.session().end();
        }
    }

    private Vault logIn(VaultConfiguration configuration, VaultCredential credential) throws SigningException {
        try {
            // Fresh each time, since logging in leaves the token in it.
            VaultConfig config = configuration
                    .getVaultConfig()
                    .engineVersion(1)
                    .openTimeout(timeoutSeconds)
                    .readTimeout(timeoutSeconds)
                    .build();
            return FreshCredential.of(credential).authorizeWithVault(config, List.of());
        } catch (io.github.jopenlibs.vault.VaultException e) {
            throw new SigningException("the configuration of Vault cannot be used: " + e.getMessage(), e);
        } catch (com.datapipe.jenkins.vault.exception.VaultPluginException e) {
            throw new SigningException(
                    "logging in to " + configuration.getVaultUrl() + " failed: " + e.getMessage()
                            + "; check that Vault runs, is unsealed, and takes the credential " + credential.getId(),
                    e);
        }
    }

    private VaultConfiguration configuration() throws SigningException {
        VaultConfiguration own = new VaultConfiguration();
        own.setVaultUrl(vaultUrl);
        own.setVaultCredentialId(vaultCredentialId);
        own.setVaultNamespace(vaultNamespace);
        own.setSkipSslVerification(null);
        VaultConfiguration merged = own.mergeWithParent(
                        GlobalVaultConfiguration.get().getConfiguration())
                .fixDefaults();
        if (merged.getVaultUrl() == null) {
            throw new SigningException("no address of Vault is configured; give one to the signing key, or to the Vault"
                    + " plugin in Manage Jenkins > System");
        }
        return merged;
    }

    private static VaultCredential credential(VaultConfiguration configuration) throws SigningException {
        String id = configuration.getVaultCredentialId();
        VaultCredential found = id == null
                ? configuration.getVaultCredential()
                : CredentialsMatchers.firstOrNull(
                        CredentialsProvider.lookupCredentialsInItemGroup(
                                VaultCredential.class, Jenkins.get(), ACL.SYSTEM2, List.of()),
                        CredentialsMatchers.withId(id));
        if (found == null) {
            throw new SigningException(
                    "there is no Vault credential" + (id == null ? "" : " with the id " + id)
                            + " to log in with; give one to the signing key, or to the Vault plugin in Manage Jenkins > System");
        }
        return found;
    }

    /** Binds the key in forms and in configuration as code. */
    @OptionalExtension(requirePlugins = "hashicorp-vault-plugin")
    @Symbol("vaultTransit")
    public static final class DescriptorImpl extends Descriptor<SigningKey> {

        @Override
        public String getDisplayName() {
            return Messages.VaultTransitSigningKey_displayName();
        }

        /** The credentials for Vault; whoever may not configure sees the current one only. */
        @POST
        public ListBoxModel doFillVaultCredentialIdItems(@QueryParameter String vaultCredentialId) {
            StandardListBoxModel items = new StandardListBoxModel();
            if (Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                items.includeEmptyValue().includeAs(ACL.SYSTEM2, Jenkins.get(), VaultCredential.class, List.of());
            }
            return items.includeCurrentValue(vaultCredentialId);
        }

        /** Signs something with the key. */
        @POST
        public FormValidation doTest(
                @QueryParameter String key,
                @QueryParameter String mount,
                @QueryParameter String vaultUrl,
                @QueryParameter String vaultCredentialId,
                @QueryParameter String vaultNamespace,
                @QueryParameter int timeoutSeconds) {
            return SigningKeyTest.of(() -> {
                VaultTransitSigningKey tried = new VaultTransitSigningKey(key);
                tried.setMount(mount);
                tried.setVaultUrl(vaultUrl);
                tried.setVaultCredentialId(vaultCredentialId);
                tried.setVaultNamespace(vaultNamespace);
                tried.setTimeoutSeconds(timeoutSeconds);
                return tried;
            });
        }
    }
}
