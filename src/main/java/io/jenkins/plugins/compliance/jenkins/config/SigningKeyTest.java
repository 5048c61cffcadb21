package io.jenkins.plugins.compliance.jenkins.config;

import hudson.util.FormValidation;
import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import io.jenkins.plugins.compliance.signing.Signer;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import jenkins.model.Jenkins;

/** What the "Test" buttons of signing keys do: sign something, verify it, and show the public half. */
public final class SigningKeyTest {

    private static final byte[] MESSAGE =
            "Compliance Promotion tries its signing key.\n".getBytes(StandardCharsets.UTF_8);

    private SigningKeyTest() {}

    /**
     * Tries the key, for administrators only. Nothing is written to chains, and the key does not become the
     * installation's by this.
     *
     * @param key asked for only when the user may
     */
    public static FormValidation of(Supplier<SigningKey> key) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        SigningKey tried = key.get();
        try {
            Signer signer = configuration.open(tried, null);
            signer.signForPublication(MESSAGE);
            String line = VerifierKey.ed25519(
                            configuration.effectiveKeyName(), signer.publicKey().bytes())
                    .format();
            return FormValidation.ok(Messages.SigningKeyTest_signed(
                    line,
                    signer.keyVersion().map(version -> " (" + version + ")").orElse("")));
        } catch (SigningException e) {
            return FormValidation.error(e.getMessage());
        } finally {
            tried.release();
        }
    }
}
