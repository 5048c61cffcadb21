package io.jenkins.plugins.compliance.signing.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreAuthEncodingTest {

    /** The first is the vector of the DSSE protocol, "Test Vectors"; the others follow its definition of LEN. */
    @ParameterizedTest
    @CsvSource({
        "http://example.com/HelloWorld, hello world, DSSEv1 29 http://example.com/HelloWorld 11 hello world",
        "'', '', 'DSSEv1 0  0 '",
        "application/vnd.in-toto+json, {}, DSSEv1 28 application/vnd.in-toto+json 2 {}",
        "tüpe, ∑, DSSEv1 5 tüpe 3 ∑"
    })
    void writesTypeAndPayloadWithTheirLengthsInBytes(String type, String payload, String encoding) {
        assertThat(PreAuthEncoding.of(type, payload.getBytes(StandardCharsets.UTF_8)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(encoding);
    }

    /** Digits and spaces, of which the encoding's own frame consists. */
    @Property
    void splittingTheSameTextElsewhereChangesTheEncoding(
            @ForAll @CharRange(from = ' ', to = '9') String first,
            @ForAll @CharRange(from = ' ', to = '9') String second) {
        byte[] encoding = PreAuthEncoding.of(first + " 1", ascii(second));

        assertThat(encoding).isNotEqualTo(PreAuthEncoding.of(first, ascii(" 1" + second)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
