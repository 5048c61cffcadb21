package io.jenkins.plugins.compliance.signing;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** The textual frame around keys (RFC 7468), read leniently as OpenSSL does and written strictly. */
final class Pem {

    /** A key file holds a few hundred bytes; the rest of this is for text and certificates around the key. */
    static final int MAX_BYTES = 64 * 1024;

    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private Pem() {}

    /**
     * All blocks of a text, in order; whatever stands between them is skipped. Every byte value is taken for a
     * character, so that stray text in any encoding does no harm.
     *
     * @throws UnusableKeyException when the text is too long, a block is cut off or its Base64 is damaged
     */
    static List<PemObject> read(byte[] content, String place) throws UnusableKeyException {
        if (content.length > MAX_BYTES) {
            throw new UnusableKeyException(place + " is larger than " + MAX_BYTES + " bytes: that is no key file");
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(BYTE_ORDER_MARK.length());
        }
        List<PemObject> blocks = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(text))) {
            for (PemObject block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                blocks.add(block);
            }
        } catch (IOException | DecoderException damaged) {
            // The parser has seen secret bytes; its own message and trace stay out of ours.
            throw new UnusableKeyException(
                    place + " holds a PEM block that is cut off or damaged; restore the file from a backup");
        }
        return blocks;
    }

    /** One block with lines of 64 characters, each ended by a newline; bytes, so that a caller can wipe them. */
    static byte[] write(String type, byte[] der) {
        byte[] begin = ("-----BEGIN " + type + "-----\n").getBytes(StandardCharsets.US_ASCII);
        byte[] body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(der);
        byte[] end = ("\n-----END " + type + "-----\n").getBytes(StandardCharsets.US_ASCII);
        byte[] pem = org.bouncycastle.util.Arrays.concatenate(begin, body, end);
        Arrays.fill(body, (byte) 0);
        return pem;
    }
}
