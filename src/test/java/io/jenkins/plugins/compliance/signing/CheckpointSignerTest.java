package io.jenkins.plugins.compliance.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.note.CheckpointPolicy;
import io.jenkins.plugins.compliance.chain.note.KeyHistory;
import io.jenkins.plugins.compliance.chain.note.NoteFormatException;
import io.jenkins.plugins.compliance.chain.note.NoteRejectedException;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.chain.note.SignedNote;
import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointSignerTest {

    private static final String KEY_NAME = "jenkins.example.com/compliance";
    private static final ServiceName SERVICE = new ServiceName("service-a");
    private static final Ed25519Signer KEY = Ed25519Signer.ofSeed(new byte[Ed25519Signer.SEED_BYTES]);

    private final CheckpointSigner signer = new CheckpointSigner(KEY_NAME, KEY);

    @Test
    void signsTheHeadUnderAnOriginOfKeyNameAndService() throws NoteSigningException {
        SignedCheckpoint signed = signer.sign(SERVICE, 3, Sha256Digest.ZERO);

        assertThat(signed.note().text()).isEqualTo("""
                        jenkins.example.com/compliance/service-a
                        3
                        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
                        """);
    }

    @Test
    void isBelievedUnderItsVerifierKey() throws NoteSigningException, NoteFormatException, NoteRejectedException {
        SignedCheckpoint signed = SignedCheckpoint.parse(
                signer.sign(SERVICE, 3, Sha256Digest.ZERO).bytes());
        CheckpointPolicy policy = CheckpointPolicy.of(KeyHistory.of(signer.verifierKey()), Ed25519NoteVerifier::new)
                .withOrigin(CheckpointSigner.origin(KEY_NAME, SERVICE));

        assertThat(policy.verify(signed)).containsExactly(signer.verifierKey().identity());
    }

    @Test
    void isNotBelievedUnderAnotherKeyOfTheSameNameAndForgedId() throws NoteSigningException {
        Ed25519Signer other = Ed25519Signer.ofSeed(new byte[] {
            1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
        });
        VerifierKey trusted = VerifierKey.ed25519(KEY_NAME, other.publicKey().bytes());
        SignedNote note = signer.sign(SERVICE, 3, Sha256Digest.ZERO).note();

        assertThatExceptionOfType(NoteRejectedException.class)
                .isThrownBy(() -> note.open(List.of(new Ed25519NoteVerifier(trusted))))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(NoteRejectedException.Reason.UNVERIFIED));
    }

    @Test
    void isNotBelievedOverAnotherText() throws NoteSigningException {
        SignedNote note = signer.sign(SERVICE, 3, Sha256Digest.ZERO).note();
        SignedNote forged = new SignedNote(note.text().replace("\n3\n", "\n2\n"), note.signatures());

        assertThatExceptionOfType(NoteRejectedException.class)
                .isThrownBy(() -> forged.open(List.of(new Ed25519NoteVerifier(signer.verifierKey()))))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(NoteRejectedException.Reason.BAD_SIGNATURE));
    }

    /** C2SP signed-note, "Verifier keys", "Example": made by Go's implementation. */
    @Test
    void believesTheSpecificationsExample() throws NoteFormatException, NoteRejectedException {
        VerifierKey key = VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        SignedNote note = SignedNote.parse("""
                This is an example message.

                — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(note.open(List.of(new Ed25519NoteVerifier(key)))).containsExactly(key.identity());
    }

    @Test
    void saysWhichKeyCouldNotSign() {
        Signer sealed = new Signer() {
            @Override
            public Ed25519PublicKey publicKey() {
                return KEY.publicKey();
            }

            @Override
            public byte[] sign(byte[] message) throws SigningException {
                throw new SigningException("the vault is sealed");
            }
        };

        assertThatExceptionOfType(NoteSigningException.class)
                .isThrownBy(() -> new CheckpointSigner(KEY_NAME, sealed).sign(SERVICE, 0, Sha256Digest.ZERO))
                .withMessage("the key " + signer.verifierKey().identity() + " could not sign: the vault is sealed")
                .withCauseInstanceOf(SigningException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a+b", "a\u00a0b", "a\u2003b", "a\nb"})
    void refusesWhatIsNoKeyName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CheckpointSigner(name, KEY));
    }

    @Test
    void refusesAVerifierKeyThatIsNoPoint() {
        VerifierKey noPoint = VerifierKey.ed25519("name", new byte[VerifierKey.PUBLIC_KEY_BYTES]);

        assertThatIllegalArgumentException().isThrownBy(() -> new Ed25519NoteVerifier(noPoint));
    }
}
