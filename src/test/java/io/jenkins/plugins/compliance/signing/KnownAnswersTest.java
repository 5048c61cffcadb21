package io.jenkins.plugins.compliance.signing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class KnownAnswersTest {

    /** RFC 8032, section 7.1, test 1 and, as the wrong ones, the key and signature of test 2. */
    private static final String SECRET_KEY = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final String PUBLIC_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    private static final String SIGNATURE = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
            + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

    private static final String OTHER_PUBLIC_KEY = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";

    private static final String OTHER_SIGNATURE = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    @Test
    void thisPlatformGivesThePublishedAnswers() {
        assertThatCode(KnownAnswerTest::run).doesNotThrowAnyException();
    }

    @Test
    void namesADigestThatIsNotThePublishedOne() {
        String zeros = "0".repeat(64);

        assertThatExceptionOfType(KnownAnswerException.class)
                .isThrownBy(() -> KnownAnswerTest.checkDigest("abc", zeros))
                .withMessage("SHA-256 of \"abc\": expected " + zeros
                        + ", found ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void namesACanonicalFormThatIsNotThePublishedOne() {
        assertThatExceptionOfType(KnownAnswerException.class)
                .isThrownBy(() -> KnownAnswerTest.checkCanonicalForm("[1E30]", "[1E30]"))
                .withMessage("canonical form of [1E30]: expected [1E30], found [1e+30]");
    }

    @Test
    void namesATextThatCannotBeRead() {
        assertThatExceptionOfType(KnownAnswerException.class)
                .isThrownBy(() -> KnownAnswerTest.checkCanonicalForm("[", "[]"))
                .withMessageStartingWith("canonical form of [: expected [], found ");
    }

    @Test
    void namesASignatureThatIsNotThePublishedOne() {
        assertThatExceptionOfType(KnownAnswerException.class)
                .isThrownBy(() -> KnownAnswerTest.checkSignature(SECRET_KEY, PUBLIC_KEY, OTHER_SIGNATURE))
                .withMessage(
                        "Ed25519 signature of the empty message: expected " + OTHER_SIGNATURE + ", found " + SIGNATURE);
    }

    @Test
    void namesAVerificationThatRefusesAGenuineSignature() {
        assertThatExceptionOfType(KnownAnswerException.class)
                .isThrownBy(() -> KnownAnswerTest.checkSignature(SECRET_KEY, OTHER_PUBLIC_KEY, SIGNATURE))
                .withMessage("Ed25519 verification of a genuine signature: expected accepted, found refused");
    }
}
