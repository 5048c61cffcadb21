package io.jenkins.plugins.compliance.chain.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifierKeyTest {

    /** The example of C2SP signed-note, "Verifier keys". */
    static final String SPECIFIED = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    @Test
    void readsTheExampleOfTheSpecification() throws NoteFormatException {
        VerifierKey key = VerifierKey.parse(SPECIFIED);
        assertThat(key.identity()).isEqualTo(new KeyIdentity("example.com/foo", 0x530d903a));
        assertThat(key.publicKey()).hasSize(32).startsWith(0xe9, 0x32, 0x79);
        assertThat(key.format()).isEqualTo(SPECIFIED);
        assertThat(key).hasToString(SPECIFIED);
    }

    @Test
    void computesTheKeyIdOfNameAndPublicKey() throws NoteFormatException {
        byte[] publicKey = VerifierKey.parse(SPECIFIED).publicKey();
        VerifierKey same = VerifierKey.ed25519("example.com/foo", publicKey);
        assertThat(same).isEqualTo(VerifierKey.parse(SPECIFIED)).hasSameHashCodeAs(VerifierKey.parse(SPECIFIED));
        VerifierKey otherName = VerifierKey.ed25519("example.com/fop", publicKey);
        assertThat(otherName.identity().id()).isNotEqualTo(0x530d903a);
        assertThat(otherName).isNotEqualTo(same);
    }

    @Test
    void keepsItsPublicKeyFromChanges() {
        byte[] publicKey = new byte[32];
        VerifierKey key = VerifierKey.ed25519("example.com/foo", publicKey);
        publicKey[0] = 1;
        key.publicKey()[1] = 1;
        assertThat(key.publicKey()).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "example.com/foo" + "|line 1, byte 0: not a verifier key, which has the form <name>+<key ID>+<Base64>",
                "example.com/foo+530d903a"
                        + "|line 1, byte 0: not a verifier key, which has the form <name>+<key ID>+<Base64>",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
                        + "|line 1, byte 0: the key name \"\" is empty or has white space in it",
                "example com+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
                        + "|line 1, byte 0: the key name \"example com\" is empty or has white space in it",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
                        + "|line 1, byte 16: the key ID of this name and public key is 530d903a, not \"530d903b\";"
                        + " copy the whole line again from where the key was published",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
                        + "|line 1, byte 16: the key ID of this name and public key is 530d903a, not \"530D903A\";"
                        + " copy the whole line again from where the key was published",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2"
                        + "|line 1, byte 25: the public key is not canonical Base64:"
                        + " \"AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2\"",
                "example.com/foo+530d903a+BOkyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
                        + "|line 1, byte 25: not an Ed25519 key, which has the signature type 0x01",
                "example.com/foo+530d903a+" + "|line 1, byte 25: not an Ed25519 key, which has the signature type 0x01",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv"
                        + "|line 1, byte 25: an Ed25519 public key has 32 bytes, not 29",
                "example\tcom+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
                        + "|line 1, byte 7: the character U+0009 is not allowed",
            })
    void refusesAnyOtherLine(String line, String message) {
        assertThatExceptionOfType(NoteFormatException.class)
                .isThrownBy(() -> VerifierKey.parse(line))
                .withMessage(message);
    }

    @Test
    void refusesALineThatIsTooLong() {
        assertThatExceptionOfType(NoteFormatException.class)
                .isThrownBy(() -> VerifierKey.parse("x".repeat(4096)))
                .withMessageContaining("not a verifier key");
        assertThatExceptionOfType(NoteFormatException.class)
                .isThrownBy(() -> VerifierKey.parse("x".repeat(4097)))
                .withMessage("line 1, byte 0: longer than 4096 bytes");
    }

    @Test
    void isNotMadeOfAKeyOfAnotherLength() {
        assertThatThrownBy(() -> VerifierKey.ed25519("example.com/foo", new byte[33]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an Ed25519 public key has 32 bytes, not 33");
    }

    @ParameterizedTest
    @CsvSource(
            value = {"''", "a b", "a+b", "a\u00a0b", "a\u0085b", "a\u2028b", "a\u3000b", "'a\nb'", "a\u0001b", "a\ud800"
            })
    void refusesANameThatWouldNotReadBack(String name) {
        assertThat(KeyIdentity.isName(name)).isFalse();
        assertThatThrownBy(() -> new KeyIdentity(name, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("\\p{ASCII}*")
                .hasMessageEndingWith("use a URL without scheme, with neither white space nor '+'");
    }

    @Test
    void takesANameInAnyScript() {
        KeyIdentity key = new KeyIdentity("beispiel.example/prüfung/検証/\ud83d\udd11", 1);
        assertThat(key).hasToString("beispiel.example/prüfung/検証/\ud83d\udd11+00000001");
    }
}
