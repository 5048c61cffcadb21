package io.jenkins.plugins.compliance.chain.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/**
 * Any bytes at all: parser, writer and scanner agree on what is canonical, and nothing else is thrown.
 *
 * <p>In an ordinary run the seeds beside this class are replayed; {@code JAZZER_FUZZ=1} with {@code -Djazzer.hooks=true}
 * searches on from them, one method at a time.
 */
class CanonicalJsonFuzzTest {

    private static final JsonLimits LIMITS = new JsonLimits(1 << 16, 64);

    @FuzzTest(maxDuration = "1m")
    void scannerAgreesWithParserAndWriter(byte[] bytes) {
        boolean scanned = CanonicalScanner.object(bytes, 0, bytes.length, 1, LIMITS.maxDepth()) == bytes.length;

        assertThat(scanned && bytes.length <= LIMITS.maxBytes()).isEqualTo(isCanonicalObject(bytes));
    }

    @FuzzTest(maxDuration = "1m")
    void canonicalFormIsAFixedPoint(byte[] bytes) throws JsonSyntaxException {
        JsonValue value;
        try {
            value = JsonParser.parse(bytes, LIMITS);
        } catch (JsonSyntaxException e) {
            assertThat(e).hasMessageMatching("\\p{Print}*");
            assertThat(e.offset()).isBetween(0, bytes.length);
            return;
        }
        byte[] canonical = CanonicalJson.write(value);

        assertThat(CanonicalJson.write(JsonParser.parse(canonical, new JsonLimits(1 << 20, 64))))
                .isEqualTo(canonical);
    }

    private static boolean isCanonicalObject(byte[] bytes) {
        try {
            JsonValue value = JsonParser.parse(bytes, LIMITS);
            return value instanceof JsonObject
                    && Arrays.equals(bytes, CanonicalJson.write(value, CanonicalJson.Numbers.SAFE, LIMITS));
        } catch (JsonSyntaxException | UnrepresentableJsonException e) {
            return false;
        }
    }
}
