package io.jenkins.plugins.compliance.jenkins.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.signing.SigningException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real OpenBao. */
class VaultTransitSignerTest {

    private static final byte[] MESSAGE = "a checkpoint\n".getBytes(UTF_8);

    @TempDir
    private static Path directory;

    private static OpenBao bao;

    @BeforeAll
    static void start() throws Exception {
        bao = OpenBao.start(directory.resolve("bao.log"));
        bao.post(
                "sys/policies/acl/signer",
                "{\"policy\":\"path \\\"transit/keys/*\\\" { capabilities = [\\\"read\\\"] }"
                        + " path \\\"transit/sign/*\\\" { capabilities = [\\\"update\\\"] }\"}");
        bao.post(
                "sys/policies/acl/reader",
                "{\"policy\":\"path \\\"transit/keys/*\\\" { capabilities = [\\\"read\\\"] }\"}");
    }

    @AfterAll
    static void stop() throws Exception {
        if (bao != null) {
            bao.close();
        }
    }

    @Test
    void signsWhatThePublicKeyVerifies() throws Exception {
        bao.post("transit/keys/plain", "{\"type\":\"ed25519\"}");

        VaultTransitSigner signer = open(bao.login(bao.token("signer", "1h")), "plain");

        assertThat(signer.publicKey().verifies(MESSAGE, signer.signForPublication(MESSAGE)))
                .isTrue();
        assertThat(signer.keyVersion()).hasValue("v1");
    }

    @Test
    void goesOnWithItsVersionWhenTheKeyIsRotated() throws Exception {
        bao.post("transit/keys/rotated", "{\"type\":\"ed25519\"}");
        VaultLogin login = bao.login(OpenBao.ROOT);
        VaultTransitSigner before = open(login, "rotated");

        bao.post("transit/keys/rotated/rotate", "{}");

        assertThat(before.publicKey().verifies(MESSAGE, before.sign(MESSAGE))).isTrue();
        VaultTransitSigner after = open(login, "rotated");
        assertThat(after.keyVersion()).hasValue("v2");
        assertThat(after.publicKey()).isNotEqualTo(before.publicKey());
        assertThat(after.publicKey().verifies(MESSAGE, after.sign(MESSAGE))).isTrue();
    }

    @Test
    void refusesAKeyOfAnotherType() throws Exception {
        bao.post("transit/keys/aes", "{\"type\":\"aes256-gcm96\"}");

        assertThatThrownBy(() -> open(bao.login(OpenBao.ROOT), "aes"))
                .isInstanceOf(SigningException.class)
                .hasMessage(
                        "the key transit/keys/aes in Vault is of the type aes256-gcm96; make one of the type ed25519:"
                                + " vault write -f transit/keys/aes type=ed25519");
    }

    @Test
    void saysHowToMakeAKeyThatIsNotThere() {
        assertThatThrownBy(() -> open(bao.login(OpenBao.ROOT), "none"))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("Vault answered 404 to transit/keys/none")
                .hasMessageContaining("vault write -f");
    }

    @Test
    void saysWhatATokenMustBeAllowed() throws Exception {
        bao.post("transit/keys/guarded", "{\"type\":\"ed25519\"}");
        VaultTransitSigner signer = open(bao.login(bao.token("reader", "1h")), "guarded");

        assertThatThrownBy(() -> signer.sign(MESSAGE))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("Vault answered 403 to transit/sign/guarded")
                .hasMessageContaining("to update MOUNT/sign/KEY");
    }

    @Test
    void logsInAgainWhenTheTokenWasRevoked() throws Exception {
        bao.post("transit/keys/again", "{\"type\":\"ed25519\"}");
        String first = bao.token("signer", "1h");
        Iterator<String> tokens = List.of(first, bao.token("signer", "1h")).iterator();
        VaultTransitSigner signer = open(() -> bao.login(tokens.next()).login(), "again");
        signer.sign(MESSAGE);

        bao.post("auth/token/revoke", "{\"token\":\"" + first + "\"}");

        assertThat(signer.publicKey().verifies(MESSAGE, signer.sign(MESSAGE))).isTrue();
    }

    @Test
    void renewsTheTokenOfASessionThatIsKept() throws Exception {
        bao.post("transit/keys/kept", "{\"type\":\"ed25519\"}");
        String token = bao.token("signer", "1h");
        TransitSession session = TransitSession.withGivenToken(bao.login(token));
        VaultTransitSigner.open(session, "transit", "kept");
        bao.post("auth/token/renew", "{\"token\":\"" + token + "\",\"increment\":\"10m\"}");
        Instant expiry = bao.expiry(token);

        session.keepAlive();

        assertThat(bao.expiry(token)).isAfter(expiry);
    }

    @Test
    void leavesNoTokenBehindThatItRevoked() throws Exception {
        bao.post("transit/keys/revoked", "{\"type\":\"ed25519\"}");
        String first = bao.token("signer", "1h");
        Iterator<String> tokens = List.of(first, bao.token("signer", "1h")).iterator();
        TransitSession session =
                TransitSession.withOwnTokens(() -> bao.login(tokens.next()).login());
        VaultTransitSigner signer = VaultTransitSigner.open(session, "transit", "revoked");

        session.end();
        session.end();

        assertThatThrownBy(() -> open(bao.login(first), "revoked"))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("403");
        assertThat(signer.publicKey().verifies(MESSAGE, signer.sign(MESSAGE)))
                .as("by another login")
                .isTrue();
    }

    @Test
    void leavesOneTokenBehindHoweverOftenThePolicyRefuses() throws Exception {
        bao.post("transit/keys/refused", "{\"type\":\"ed25519\"}");
        String first = bao.token("reader", "1h");
        String second = bao.token("reader", "1h");
        Iterator<String> tokens = List.of(first, second).iterator();
        VaultTransitSigner signer = VaultTransitSigner.open(
                TransitSession.withOwnTokens(() -> bao.login(tokens.next()).login()), "transit", "refused");

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> signer.sign(MESSAGE)).hasMessageContaining("403");
        }

        assertThatThrownBy(() -> open(bao.login(first), "refused")).hasMessageContaining("403");
        assertThat(open(bao.login(second), "refused").keyVersion()).hasValue("v1");
    }

    @Test
    void renewsATokenBeforeItExpires() throws Exception {
        bao.post("transit/keys/renewed", "{\"type\":\"ed25519\"}");
        String token = bao.token("signer", "1h");
        bao.post("auth/token/renew", "{\"token\":\"" + token + "\",\"increment\":\"10m\"}");
        Instant expiry = bao.expiry(token);

        VaultTransitSigner signer = open(bao.login(token), "renewed");

        assertThat(bao.expiry(token)).isAfter(expiry);
        assertThat(signer.publicKey().verifies(MESSAGE, signer.sign(MESSAGE))).isTrue();
    }

    @Test
    void givesUpWhenLoggingInAgainDoesNotHelp() throws Exception {
        bao.post("transit/keys/gone", "{\"type\":\"ed25519\"}");
        String token = bao.token("signer", "1h");
        VaultTransitSigner signer = open(bao.login(token), "gone");

        bao.post("auth/token/revoke", "{\"token\":\"" + token + "\"}");

        assertThatThrownBy(() -> signer.sign(MESSAGE))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("403")
                .hasMessageNotContaining(token);
    }

    @Test
    void refusesAPathThatLeadsElsewhere() {
        assertThatThrownBy(() -> open(bao.login(OpenBao.ROOT), "../../sys/health"))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("is no path in Vault");
    }

    @Test
    void saysThatVaultIsSealed() throws Exception {
        try (OpenBao other = OpenBao.start(directory.resolve("sealed.log"))) {
            other.post("transit/keys/sealed", "{\"type\":\"ed25519\"}");
            VaultTransitSigner signer = open(other.login(OpenBao.ROOT), "sealed");
            other.seal();

            assertThatThrownBy(() -> signer.sign(MESSAGE))
                    .isInstanceOf(SigningException.class)
                    .hasMessage(
                            "Vault did not answer to transit/sign/sealed: it is sealed; unseal it, and promote again");
        }
    }

    private static VaultTransitSigner open(VaultLogin login, String key) throws SigningException {
        return VaultTransitSigner.open(TransitSession.withGivenToken(login), "transit", key);
    }
}
