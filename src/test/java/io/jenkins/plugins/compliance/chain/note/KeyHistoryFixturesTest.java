package io.jenkins.plugins.compliance.chain.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A key history broken in one way per file. */
class KeyHistoryFixturesTest {

    private static final String DIRECTORY = "bad-key-histories";

    static Stream<Arguments> files() {
        return Stream.of(
                arguments(
                        "another-version.json",
                        "key history at /format: must be \"compliance-promotion/key-history/v1\""),
                arguments("array.json", "key history: must be an object"),
                arguments("cut-off.json", "key history: at byte 149: the text ends too early"),
                arguments("duplicate-member.json", "key history: at byte 150: duplicate name \"from_size\""),
                arguments("empty-keys.json", "key history at /keys: must have 1 to 1000 keys, not 0"),
                arguments(
                        "fractional-from-size.json",
                        "key history at /keys/0/from_size: must be a tree size, an integer of at most 2^53 - 1"),
                arguments(
                        "from-size-as-text.json",
                        "key history at /keys/0/from_size: must be a tree size, an integer of at most 2^53 - 1"),
                arguments("key-as-text.json", "key history at /keys/0: must be an object"),
                arguments("keys-as-object.json", "key history at /keys: must be an array of keys"),
                arguments("misspelt-until-size.json", "key history at /keys/0: has the unknown member \"untilsize\""),
                arguments("negative-from-size.json", "key history at /keys/0: not a range of tree sizes: from -1 on"),
                arguments("nested-too-deeply.json", "key history: at byte 64: nested deeper than 3 levels"),
                arguments("no-format.json", "key history at /format: must be \"compliance-promotion/key-history/v1\""),
                arguments(
                        "no-from-size.json",
                        "key history at /keys/0/from_size: must be a tree size, an integer of at most 2^53 - 1"),
                arguments("no-keys.json", "key history at /keys: must be an array of keys"),
                arguments("no-vkey.json", "key history at /keys/0/vkey: must be a verifier key as text"),
                arguments("not-json.json", "key history: at byte 0: unexpected 'v'"),
                arguments("unknown-member-at-the-top.json", "key history: has the unknown member \"comment\""),
                arguments(
                        "until-size-beyond-2-to-the-53.json",
                        "key history at /keys/0/until_size: must be a tree size, an integer of at most 2^53 - 1"),
                arguments(
                        "until-size-not-after-from-size.json",
                        "key history at /keys/0: not a range of tree sizes: from 7 until before 7"),
                arguments(
                        "until-size-null.json",
                        "key history at /keys/0/until_size: must be a tree size, an integer of at most 2^53 - 1"),
                arguments(
                        "wrong-key-id.json",
                        "key history at /keys/0/vkey: line 1, byte 16: the key ID of this name and public key is"
                                + " 530d903a, not \"530d903b\"; copy the whole line again from where the key was"
                                + " published"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void refusesTheFileAndNamesThePlace(String file, String message) throws IOException {
        byte[] bytes = Fixtures.read(DIRECTORY + "/" + file);
        assertThatExceptionOfType(KeyHistoryFormatException.class)
                .isThrownBy(() -> KeyHistoryJson.parse(bytes))
                .withMessage(message);
    }

    @Test
    void coversEveryFile() throws IOException {
        List<String> covered = files().map(file -> (String) file.get()[0]).toList();
        assertThat(Fixtures.namesIn(DIRECTORY)).containsExactlyInAnyOrderElementsOf(covered);
    }
}
