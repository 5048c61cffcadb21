package io.jenkins.plugins.compliance.signing.attestation;

import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.chain.json.JsonSyntaxException;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.signing.Ed25519PublicKey;
import io.jenkins.plugins.compliance.signing.Signer;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A DSSE envelope (DSSE v1.0.2): a payload of any kind, the name of its kind, and signatures over both. Immutable and
 * thread-safe.
 *
 * <p>The payload says nothing until {@link #verify} has returned. The bytes that were verified are the bytes that
 * {@link #payload()} gives: nobody needs to read the envelope twice.
 */
public final class DsseEnvelope {

    /** The longest envelope that is read: room for a statement of {@link EntryStatement#MAX_BYTES} in Base64. */
    public static final int MAX_BYTES = 8 << 20;

    /** The most signatures that are read. */
    public static final int MAX_SIGNATURES = 64;

    private static final int MAX_DEPTH = 16;

    private final String payloadType;
    private final byte[] payload;
    private final List<DsseSignature> signatures;

    private DsseEnvelope(String payloadType, byte[] payload, List<DsseSignature> signatures) {
        this.payloadType = payloadType;
        this.payload = payload;
        this.signatures = List.copyOf(signatures);
    }

    /**
     * Signs a payload by every signer, in their order.
     *
     * @param payloadType a media type or URI that says how to read the payload
     * @param payload any bytes, copied
     * @throws SigningException by the first signer that cannot sign
     */
    public static DsseEnvelope sign(String payloadType, byte[] payload, List<? extends Signer> signers)
            throws SigningException {
        if (signers.isEmpty() || signers.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException(
                    "an envelope has 1 to " + MAX_SIGNATURES + " signatures, not " + signers.size());
        }
        byte[] own = payload.clone();
        byte[] signed = PreAuthEncoding.of(payloadType, own);
        List<DsseSignature> signatures = new ArrayList<>();
        for (Signer signer : signers) {
            signatures.add(new DsseSignature(signer.keyId(), signer.signForPublication(signed)));
        }
        return new DsseEnvelope(payloadType, own, signatures);
    }

    /**
     * Reads the standard JSON envelope. Members it does not know are ignored, as the specification asks; both Base64
     * alphabets are understood.
     *
     * @throws AttestationException when the bytes are no envelope, or beyond the limits
     */
    public static DsseEnvelope parse(byte[] json) throws AttestationException {
        JsonObject members = parseObject(json);
        List<DsseSignature> signatures = new ArrayList<>();
        for (JsonValue signature : array(members, "signatures").elements()) {
            signatures.add(parseSignature(signature, "/signatures/" + signatures.size()));
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new AttestationException(
                    "the envelope has " + signatures.size() + " signatures, not 1 to " + MAX_SIGNATURES);
        }
        return new DsseEnvelope(
                text(members, "payloadType", ""), decode(text(members, "payload", ""), "/payload"), signatures);
    }

    private static JsonObject parseObject(byte[] json) throws AttestationException {
        try {
            if (JsonParser.parse(json, new JsonLimits(MAX_BYTES, MAX_DEPTH)) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonSyntaxException e) {
            throw new AttestationException("the envelope is not JSON: " + e.getMessage(), e);
        }
        throw new AttestationException("the envelope is not a JSON object");
    }

    private static DsseSignature parseSignature(JsonValue value, String pointer) throws AttestationException {
        if (!(value instanceof JsonObject signature)) {
            throw new AttestationException("the envelope's " + pointer + " is not an object");
        }
        String keyId = signature.member("keyid").isPresent() ? text(signature, "keyid", pointer) : "";
        return new DsseSignature(keyId, decode(text(signature, "sig", pointer), pointer + "/sig"));
    }

    private static JsonArray array(JsonObject object, String name) throws AttestationException {
        if (object.member(name).orElse(null) instanceof JsonArray array) {
            return array;
        }
        throw new AttestationException("the envelope's /" + name + " is missing or not an array");
    }

    private static String text(JsonObject object, String name, String pointer) throws AttestationException {
        return object.text(name)
                .orElseThrow(() ->
                        new AttestationException("the envelope's " + pointer + "/" + name + " is missing or not text"));
    }

    private static byte[] decode(String base64, String pointer) throws AttestationException {
        boolean urlSafe = base64.indexOf('-') >= 0 || base64.indexOf('_') >= 0;
        try {
            return (urlSafe ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(base64);
        } catch (IllegalArgumentException e) {
            throw new AttestationException("the envelope's " + pointer + " is not Base64", e);
        }
    }

    /**
     * Returns when at least one signature is a trusted key's over this payload and its type. Signatures by others, and
     * wrong ones, are skipped (DSSE protocol, "Multi-signature Verification"); key IDs play no part.
     *
     * @param requiredType the only payload type that the caller can read
     * @return the trusted keys that signed, at least one
     * @throws AttestationException when the payload must not be trusted
     */
    public Set<Ed25519PublicKey> verify(String requiredType, Collection<Ed25519PublicKey> trusted)
            throws AttestationException {
        byte[] signed = PreAuthEncoding.of(payloadType, payload);
        Set<Ed25519PublicKey> accepted = new LinkedHashSet<>();
        for (Ed25519PublicKey key : trusted) {
            if (signatures.stream().anyMatch(signature -> key.verifies(signed, signature.signature()))) {
                accepted.add(key);
            }
        }
        if (accepted.isEmpty()) {
            throw new AttestationException("none of the envelope's " + signatures.size()
                    + " signatures is by one of the " + trusted.size() + " trusted keys over this payload");
        }
        if (!payloadType.equals(requiredType)) {
            throw new AttestationException("the envelope's payload is of another type than " + requiredType);
        }
        return accepted;
    }

    /** The standard JSON envelope, in canonical form (RFC 8785). */
    public byte[] toJson() {
        Base64.Encoder base64 = Base64.getEncoder();
        return CanonicalJson.write(JsonObject.of(Map.of(
                "payload", base64.encodeToString(payload),
                "payloadType", payloadType,
                "signatures",
                        signatures.stream()
                                .map(signature -> Map.of(
                                        "keyid",
                                        signature.keyId(),
                                        "sig",
                                        base64.encodeToString(signature.signature())))
                                .toList())));
    }

    /** What kind of payload it is said to be. */
    public String payloadType() {
        return payloadType;
    }

    /** A copy of the payload. */
    public byte[] payload() {
        return payload.clone();
    }

    /** The signatures, verified or not. */
    public List<DsseSignature> signatures() {
        return signatures;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DsseEnvelope that
                && payloadType.equals(that.payloadType)
                && Arrays.equals(payload, that.payload)
                && signatures.equals(that.signatures);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
        return "DSSE envelope with " + payload.length + " bytes and " + signatures.size() + " signatures";
    }
}
