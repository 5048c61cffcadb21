package io.jenkins.plugins.compliance.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.compliance.chain.note.KeyHistory;
import io.jenkins.plugins.compliance.chain.note.KeyHistoryFormatException;
import io.jenkins.plugins.compliance.chain.note.KeyHistoryJson;
import io.jenkins.plugins.compliance.chain.note.SizeRange;
import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import io.jenkins.plugins.compliance.signing.Ed25519Signer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyHistorySchemaTest {

    private static String history() {
        VerifierKey first = key("jenkins.example.com/compliance");
        VerifierKey second = key("jenkins.example.com/compliance");
        byte[] json = KeyHistoryJson.format(new KeyHistory(List.of(
                new KeyHistory.Entry(first, new SizeRange(0, OptionalLong.of(120))),
                new KeyHistory.Entry(second, new SizeRange(118, OptionalLong.empty())))));
        return new String(json, StandardCharsets.UTF_8);
    }

    private static VerifierKey key(String name) {
        return VerifierKey.ed25519(
                name, Ed25519Signer.generate(new SecureRandom()).publicKey().bytes());
    }

    @RepeatedTest(20)
    void acceptsAKeyHistoryOfOurs() {
        assertThat(PublishedSchema.KEY_HISTORY.errors(history())).isEmpty();
    }

    /** Everything here is refused by the schema and by the reader. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            history/v1              | history/v2
            "format"                | "Format"
            "keys":[                | "keys":[],"k":[
            "until_size"            | "untill_size"
            "until_size":120        | "until_size":0
            "until_size":120        | "until_size":"120"
            "from_size":118,        | ''
            "from_size":118         | "from_size":-1
            "from_size":118         | "from_size":9007199254740992
            +A                      | +B
            compliance+             | compliance++
            compliance+             | compli ance+
            compliance+             | compliance+0
            "vkey":                 | "key":
            """)
    void refusesWhatTheReaderRefuses(String original, String changed) {
        String history = history();
        String wrong = history.replace(original, changed.equals("''") ? "" : changed);

        assertThat(wrong).isNotEqualTo(history);
        assertThat(PublishedSchema.KEY_HISTORY.errors(wrong)).isNotEmpty();
        assertThatExceptionOfType(KeyHistoryFormatException.class)
                .isThrownBy(() -> KeyHistoryJson.parse(wrong.getBytes(StandardCharsets.UTF_8)));
    }
}
