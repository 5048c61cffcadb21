package io.jenkins.plugins.compliance.signing.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.compliance.signing.Ed25519PublicKey;
import io.jenkins.plugins.compliance.signing.Ed25519Signer;
import io.jenkins.plugins.compliance.signing.Signer;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DsseEnvelopeTest {

    private static final String TYPE = "http://example.com/HelloWorld";
    private static final byte[] PAYLOAD = "hello world".getBytes(StandardCharsets.US_ASCII);
    private static final Ed25519Signer ALICE = signer(1);
    private static final Ed25519Signer BOB = signer(2);

    private static Ed25519Signer signer(int seed) {
        byte[] bytes = new byte[Ed25519Signer.SEED_BYTES];
        bytes[0] = (byte) seed;
        return Ed25519Signer.ofSeed(bytes);
    }

    @Property(tries = 100)
    void readsBackWhatItWrites(@ForAll String type, @ForAll byte[] payload)
            throws SigningException, AttestationException {
        String representable = new String(type.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        DsseEnvelope envelope = DsseEnvelope.sign(representable, payload, List.of(ALICE, BOB));

        assertThat(DsseEnvelope.parse(envelope.toJson())).isEqualTo(envelope).hasSameHashCodeAs(envelope);
    }

    @Test
    void signsThePreAuthEncoding() throws SigningException {
        DsseSignature signature =
                DsseEnvelope.sign(TYPE, PAYLOAD, List.of(ALICE)).signatures().get(0);

        assertThat(signature.signature()).isEqualTo(ALICE.sign(PreAuthEncoding.of(TYPE, PAYLOAD)));
        assertThat(signature.keyId()).isEqualTo(ALICE.keyId());
    }

    @Test
    void namesEveryTrustedKeyThatSigned() throws SigningException, AttestationException {
        DsseEnvelope envelope = DsseEnvelope.sign(TYPE, PAYLOAD, List.of(ALICE, BOB));

        assertThat(envelope.verify(TYPE, List.of(ALICE.publicKey(), signer(3).publicKey(), BOB.publicKey())))
                .containsExactly(ALICE.publicKey(), BOB.publicKey());
    }

    @Test
    void countsAKeyThatSignedTwiceOnce() throws SigningException, AttestationException {
        DsseEnvelope envelope = DsseEnvelope.sign(TYPE, PAYLOAD, List.of(ALICE, ALICE));

        assertThat(envelope.verify(TYPE, List.of(ALICE.publicKey(), ALICE.publicKey())))
                .containsExactly(ALICE.publicKey());
    }

    @Test
    void refusesAnEnvelopeThatNoTrustedKeySigned() throws SigningException {
        DsseEnvelope envelope = DsseEnvelope.sign(TYPE, PAYLOAD, List.of(ALICE));

        assertThatExceptionOfType(AttestationException.class)
                .isThrownBy(() -> envelope.verify(TYPE, List.of(BOB.publicKey())))
                .withMessage("none of the envelope's 1 signatures is by one of the 1 trusted keys over this payload");
    }

    @Test
    void refusesEverythingWhenNoKeyIsTrusted() throws SigningException {
        DsseEnvelope envelope = DsseEnvelope.sign(TYPE, PAYLOAD, List.of(ALICE));

        assertThatExceptionOfType(AttestationException.class).isThrownBy(() -> envelope.verify(TYPE, List.of()));
    }

    @Test
    void refusesAnotherPayloadUnderTheSameSignatures() throws SigningException, AttestationException {
        String json = json(DsseEnvelope.sign(TYPE, PAYLOAD, List.of(ALICE)));
        DsseEnvelope forged = parse(json.replace("aGVsbG8gd29ybGQ=", "aGVsbG8gd29ybGU="));

        assertThatExceptionOfType(AttestationException.class)
                .isThrownBy(() -> forged.verify(TYPE, List.of(ALICE.publicKey())));
    }

    @Test
    void refusesAnotherPayloadTypeUnderTheSameSignatures() throws SigningException, AttestationException {
        String json = json(DsseEnvelope.sign(TYPE, PAYLOAD, List.of(ALICE)));
        DsseEnvelope forged = parse(json.replace("HelloWorld", "HelloEarth"));

        assertThatExceptionOfType(AttestationException.class)
                .isThrownBy(() -> forged.verify("http://example.com/HelloEarth", List.of(ALICE.publicKey())));
    }

    @Test
    void refusesAPayloadTypeThatItsCallerCannotRead() throws SigningException {
        DsseEnvelope envelope = DsseEnvelope.sign(TYPE, PAYLOAD, List.of(ALICE));

        assertThatExceptionOfType(AttestationException.class)
                .isThrownBy(() -> envelope.verify("application/other", List.of(ALICE.publicKey())))
                .withMessage("the envelope's payload is of another type than application/other");
    }

    @Test
    void takesNoKeyIdForProof() throws SigningException, AttestationException {
        String json = json(DsseEnvelope.sign(TYPE, PAYLOAD, List.of(BOB)));
        DsseEnvelope forged = parse(json.replace(BOB.keyId(), ALICE.keyId()));

        assertThat(forged.verify(TYPE, List.of(ALICE.publicKey(), BOB.publicKey())))
                .containsExactly(BOB.publicKey());
    }

    @Test
    void publishesNoSignatureThatDoesNotFitThePublicKey() {
        Signer rotated = new Signer() {
            @Override
            public Ed25519PublicKey publicKey() {
                return ALICE.publicKey();
            }

            @Override
            public byte[] sign(byte[] message) {
                return BOB.sign(message);
            }
        };

        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> DsseEnvelope.sign(TYPE, PAYLOAD, List.of(rotated)))
                .withMessageContaining("Was the key rotated?");
    }

    @Test
    void refusesToSignByNobody() {
        assertThatIllegalArgumentException().isThrownBy(() -> DsseEnvelope.sign(TYPE, PAYLOAD, List.of()));
    }

    /** The example of the DSSE protocol, "Test Vectors": no key ID, and a signature by a kind of key we do not use. */
    @Test
    void readsTheSpecificationsExample() throws AttestationException {
        DsseEnvelope envelope = parse("{\"payload\": \"aGVsbG8gd29ybGQ=\",\n"
                + " \"payloadType\": \"http://example.com/HelloWorld\",\n"
                + " \"signatures\": [{\"sig\": \"A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAri"
                + "EGAHTVeCUjW2JIZA==\"}]}");

        assertThat(envelope.payloadType()).isEqualTo(TYPE);
        assertThat(envelope.payload()).isEqualTo(PAYLOAD);
        assertThat(envelope.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.keyId()).isEmpty();
            assertThat(signature.signature()).hasSize(64);
        });
    }

    @Test
    void readsTheUrlSafeAlphabetToo() throws SigningException, AttestationException {
        DsseEnvelope envelope = DsseEnvelope.sign("type", new byte[] {-1, -2, -3}, List.of(ALICE));

        assertThat(parse(json(envelope).replace('+', '-').replace('/', '_'))).isEqualTo(envelope);
    }

    @Test
    void ignoresMembersItDoesNotKnow() throws AttestationException {
        DsseEnvelope envelope = parse(
                "{\"future\":1,\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"AA==\",\"cert\":[]}]}");

        assertThat(envelope.payload()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            []                                                                             | is not a JSON object
            {"payload":"","payloadType":"t","payload":"","signatures":[{"sig":""}]}        | is not JSON: at byte
            {"payload":"","payloadType":"t","signatures":[{"sig":""}]} {}                  | is not JSON: at byte
            {"payloadType":"t","signatures":[{"sig":""}]}                                  | /payload is missing or not text
            {"payload":1,"payloadType":"t","signatures":[{"sig":""}]}                      | /payload is missing or not text
            {"payload":"=","payloadType":"t","signatures":[{"sig":""}]}                    | /payload is not Base64
            {"payload":"-_+/","payloadType":"t","signatures":[{"sig":""}]}                 | /payload is not Base64
            {"payload":"YQ==\\n","payloadType":"t","signatures":[{"sig":""}]}              | /payload is not Base64
            {"payload":"","signatures":[{"sig":""}]}                                       | /payloadType is missing
            {"payload":"","payloadType":"t"}                                               | /signatures is missing
            {"payload":"","payloadType":"t","signatures":{}}                               | /signatures is missing or not
            {"payload":"","payloadType":"t","signatures":[]}                               | has 0 signatures, not 1 to 64
            {"payload":"","payloadType":"t","signatures":[null]}                           | /signatures/0 is not an object
            {"payload":"","payloadType":"t","signatures":[{"sig":""},{}]}                  | /signatures/1/sig is missing
            {"payload":"","payloadType":"t","signatures":[{"keyid":null,"sig":""}]}        | /signatures/0/keyid is missing
            {"payload":"","payloadType":"t","signatures":[{"sig":"*"}]}                    | /signatures/0/sig is not Base64
            """)
    void refusesWhatIsNoEnvelopeAndSaysWhere(String json, String reason) {
        assertThatExceptionOfType(AttestationException.class)
                .isThrownBy(() -> parse(json))
                .withMessageStartingWith("the envelope")
                .withMessageContaining(reason);
    }

    @Test
    void refusesMoreSignaturesThanAnybodyNeeds() {
        String signatures = IntStream.rangeClosed(0, DsseEnvelope.MAX_SIGNATURES)
                .mapToObj(i -> "{\"sig\":\"\"}")
                .collect(Collectors.joining(","));

        assertThatExceptionOfType(AttestationException.class)
                .isThrownBy(() -> parse("{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[" + signatures + "]}"))
                .withMessageContaining("has 65 signatures");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        DsseEnvelope.sign(TYPE, PAYLOAD, Collections.nCopies(DsseEnvelope.MAX_SIGNATURES + 1, ALICE)));
    }

    @Test
    void refusesAnEnvelopeThatIsTooLong() {
        byte[] blank = new byte[DsseEnvelope.MAX_BYTES + 1];
        Arrays.fill(blank, (byte) ' ');

        assertThatExceptionOfType(AttestationException.class)
                .isThrownBy(() -> DsseEnvelope.parse(blank))
                .withMessageContaining("more than " + DsseEnvelope.MAX_BYTES);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 100_000})
    void refusesAnEnvelopeThatNestsTooDeeply(int depth) {
        assertThatExceptionOfType(AttestationException.class)
                .isThrownBy(() -> parse("[".repeat(depth)))
                .withMessageContaining("is not JSON");
    }

    private static String json(DsseEnvelope envelope) {
        return new String(envelope.toJson(), StandardCharsets.UTF_8);
    }

    private static DsseEnvelope parse(String json) throws AttestationException {
        return DsseEnvelope.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
