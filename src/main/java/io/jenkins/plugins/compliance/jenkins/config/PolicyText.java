package io.jenkins.plugins.compliance.jenkins.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a policy's file from somebody who may send anything. Stateless. */
final class PolicyText {

    /** What the policy language allows, 8 MiB. */
    private static final int MOST_BYTES = 8 << 20;

    private PolicyText() {}

    /** @throws PolicySourceException when it is too long, or no UTF-8 */
    static String read(InputStream in, String place) throws IOException, PolicySourceException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new PolicySourceException(place + " is longer than " + MOST_BYTES + " bytes: that is no policy");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PolicySourceException(place + " is not UTF-8 text: write the policy as UTF-8");
        }
    }
}
