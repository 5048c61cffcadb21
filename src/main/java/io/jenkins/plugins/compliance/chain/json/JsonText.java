package io.jenkins.plugins.compliance.chain.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The characters of a JSON string: strict UTF-8 in, printable ASCII out for messages. Stateless. */
final class JsonText {

    private static final int QUOTED = 64;

    private JsonText() {}

    /** Decodes the unescaped part of a string; control characters and ill-formed UTF-8 are refused. */
    static String decode(byte[] bytes, int from, int to) throws JsonSyntaxException {
        boolean ascii = true;
        for (int i = from; i < to; i++) {
            if (bytes[i] >= 0 && bytes[i] < 0x20) {
                throw new JsonSyntaxException(
                        i, String.format("control character 0x%02x in a string; write it as an escape", bytes[i]));
            }
            ascii &= bytes[i] >= 0;
        }
        if (ascii) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new JsonSyntaxException(from, "ill-formed UTF-8 in the string that begins here");
        }
    }

    /** The text in double quotes, cut after 64 characters, with nothing in it that could steer a terminal. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().limit(QUOTED).forEach(c -> {
            if (c >= 0x20 && c < 0x7f) {
                quoted.append((char) c);
            } else {
                quoted.append(String.format("\\u%04x", c));
            }
        });
        return quoted.append(text.length() > QUOTED ? "...\"" : "\"").toString();
    }
}
