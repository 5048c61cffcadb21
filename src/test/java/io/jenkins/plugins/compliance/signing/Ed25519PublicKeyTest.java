package io.jenkins.plugins.compliance.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519PublicKeyTest {

    private static final HexFormat HEX = HexFormat.of();

    /** The order of the prime-order subgroup (RFC 8032 section 5.1). */
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final Ed25519Signer SIGNER = Ed25519Signer.ofSeed(new byte[32]);
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);

    /** RFC 8032 section 7.1, tests 1 to 3. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void signsAndVerifiesTheVectorsOfRfc8032(String seed, String key, String message, String signature) {
        Ed25519Signer signer = Ed25519Signer.ofSeed(HEX.parseHex(seed));

        assertThat(HEX.formatHex(signer.publicKey().bytes())).isEqualTo(key);
        assertThat(HEX.formatHex(signer.sign(HEX.parseHex(message)))).isEqualTo(signature);
        assertThat(signer.publicKey().verifies(HEX.parseHex(message), HEX.parseHex(signature)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "the identity, 0100000000000000000000000000000000000000000000000000000000000000",
        "a point of order 2, ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "a point of order 4, 0000000000000000000000000000000000000000000000000000000000000080",
        "a point of order 8, c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "a good key plus a point of order 8, 40a4cf5c611d737a2f1c6fcca84d9cabfed80987f186a5a6c57e629bff1af27f",
        "a good key plus a point of order 2, feaf9d07b868cc52786305312c376563c622b0386a10d105e3c1501b28d65f7e",
        "another spelling of the identity, eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "no point at all, 0200000000000000000000000000000000000000000000000000000000000000"
    })
    void refusesBytesThatNameNoPointOfThePrimeOrderGroup(String what, String hex) {
        assertThatIllegalArgumentException()
                .as(what)
                .isThrownBy(() -> Ed25519PublicKey.of(HEX.parseHex(hex)))
                .withMessageContaining("no Ed25519 public key");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33})
    void refusesAnotherNumberOfBytes(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ed25519PublicKey.of(new byte[length]))
                .withMessageContaining("has 32 bytes, not " + length);
    }

    @Property(tries = 200)
    void refusesASignatureWithAnyBitTurned(@ForAll @IntRange(max = 511) int bit) {
        byte[] signature = SIGNER.sign(MESSAGE);
        signature[bit / 8] ^= (byte) (1 << (bit % 8));

        assertThat(SIGNER.publicKey().verifies(MESSAGE, signature)).isFalse();
    }

    @Property(tries = 200)
    void verifiesWhatItSigned(@ForAll @Size(value = 32) byte[] seed, @ForAll byte[] message) {
        Ed25519Signer signer = Ed25519Signer.ofSeed(seed);

        assertThat(signer.publicKey().verifies(message, signer.sign(message))).isTrue();
    }

    @Test
    void refusesASignatureOfAnotherMessage() {
        assertThat(SIGNER.publicKey().verifies(new byte[0], SIGNER.sign(MESSAGE)))
                .isFalse();
    }

    @Test
    void refusesASignatureOfAnotherKey() {
        byte[] seed = new byte[32];
        seed[0] = 1;

        assertThat(SIGNER.publicKey()
                        .verifies(MESSAGE, Ed25519Signer.ofSeed(seed).sign(MESSAGE)))
                .isFalse();
    }

    @Test
    void refusesTheSecondSpellingOfASignatureWhoseScalarIsNotReduced() {
        byte[] signature = SIGNER.sign(MESSAGE);
        BigInteger scalar = littleEndian(Arrays.copyOfRange(signature, 32, 64)).add(ORDER);
        byte[] malleated = signature.clone();
        for (int i = 0; i < 32; i++) {
            malleated[32 + i] = scalar.shiftRight(8 * i).byteValue();
        }

        assertThat(SIGNER.publicKey().verifies(MESSAGE, malleated)).isFalse();
    }

    private static BigInteger littleEndian(byte[] bytes) {
        return new BigInteger(1, org.bouncycastle.util.Arrays.reverse(bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 63, 65, 128})
    void refusesASignatureOfAnotherLength(int length) {
        byte[] signature = Arrays.copyOf(SIGNER.sign(MESSAGE), length);

        assertThat(SIGNER.publicKey().verifies(MESSAGE, signature)).isFalse();
    }

    @Test
    void writesThePemThatOpenSslWrites() throws UnusableKeyException {
        String pem = KeyFixtures.text("public.pem");

        assertThat(Ed25519PublicKey.ofPem(pem, "public.pem").toPem()).isEqualTo(pem);
    }

    @Test
    void namesAKeyByTheDigestOfItsSubjectPublicKeyInfo() throws UnusableKeyException {
        Ed25519PublicKey key = Ed25519PublicKey.ofPem(KeyFixtures.text("public.pem"), "public.pem");

        assertThat(key.keyId())
                .as("openssl pkey -pubin -in public.pem -outform DER | sha256sum")
                .isEqualTo("e144edfec986bef159171f52a2a91c060fe7f5920d6e6d3f3043fd1378003bd5");
    }

    @ParameterizedTest
    @CsvSource({
        "pkcs8.pem, holds a private key where a public one belongs",
        "openssh.pem, holds a private key where a public one belongs",
        "refused-certificate-only.pem, holds 0 blocks \"BEGIN PUBLIC KEY\"; exactly one is needed",
        "refused-rsa-public.pem, holds an RSA key; an Ed25519 key is needed"
    })
    void refusesAPemThatHoldsNoEd25519PublicKey(String name, String reason) {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> Ed25519PublicKey.ofPem(KeyFixtures.text(name), name))
                .withMessageStartingWith(name)
                .withMessageContaining(reason);
    }

    @Test
    void refusesAPemWithADamagedKey() {
        String pem = KeyFixtures.text("public.pem").replaceFirst("\nMC", "\nMD");

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> Ed25519PublicKey.ofPem(pem, "FILE"))
                .withMessageStartingWith("FILE holds a damaged public key");
    }

    @Test
    void keepsItsBytesToItself() {
        byte[] bytes = SIGNER.publicKey().bytes();
        Ed25519PublicKey key = Ed25519PublicKey.of(bytes);
        bytes[0] ^= 1;
        key.bytes()[1] ^= 1;

        assertThat(key).isEqualTo(SIGNER.publicKey()).hasSameHashCodeAs(SIGNER.publicKey());
    }
}
