package io.jenkins.plugins.compliance.signing.attestation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a DSSE signature is made over (DSSE protocol v1.0.2, "Signature Definition"). */
public final class PreAuthEncoding {

    private PreAuthEncoding() {}

    /** {@code "DSSEv1" SP LEN(type) SP type SP LEN(payload) SP payload}, lengths in bytes and in decimal. */
    public static byte[] of(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream encoding = new ByteArrayOutputStream(payload.length + type.length + 32);
        encoding.writeBytes(ascii("DSSEv1 " + type.length + " "));
        encoding.writeBytes(type);
        encoding.writeBytes(ascii(" " + payload.length + " "));
        encoding.writeBytes(payload);
        return encoding.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
