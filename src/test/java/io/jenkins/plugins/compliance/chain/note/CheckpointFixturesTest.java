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

/** A well-formed note whose text is a checkpoint broken in one way per file. */
class CheckpointFixturesTest {

    private static final String DIRECTORY = "bad-checkpoints";

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("empty-extension-line.checkpoint", "line 4, byte 82: an extension line is empty"),
                arguments(
                        "empty-line-at-the-end-of-the-text.checkpoint", "line 4, byte 82: an extension line is empty"),
                arguments("empty-origin.checkpoint", "line 1, byte 0: the origin is empty"),
                arguments(
                        "hexadecimal-size.checkpoint",
                        "line 2, byte 28: the tree size is not a decimal number without leading zeros: \"0x10\""),
                arguments(
                        "leading-zero.checkpoint",
                        "line 2, byte 28: the tree size is not a decimal number without leading zeros: \"020852163\""),
                arguments(
                        "lines-in-another-order.checkpoint",
                        "line 2, byte 9: the tree size is not a decimal number without leading zeros:"
                                + " \"example.com/behind-the-sofa\""),
                arguments(
                        "negative-size.checkpoint",
                        "line 2, byte 28: the tree size is not a decimal number without leading zeros: \"-1\""),
                arguments("no-root.checkpoint", "line 3, byte 37: the text ends where the root hash should be"),
                arguments("origin-only.checkpoint", "line 2, byte 28: the text ends where the tree size should be"),
                arguments(
                        "plus-sign.checkpoint",
                        "line 2, byte 28: the tree size is not a decimal number without leading zeros: \"+1\""),
                arguments("root-in-hexadecimal.checkpoint", "line 3, byte 37: the root hash has 48 bytes, not 32"),
                arguments("root-of-31-bytes.checkpoint", "line 3, byte 37: the root hash has 31 bytes, not 32"),
                arguments(
                        "root-with-stray-bits.checkpoint",
                        "line 3, byte 37: the root hash is not canonical Base64:"
                                + " \"CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\""),
                arguments(
                        "root-without-padding.checkpoint",
                        "line 3, byte 37: the root hash is not canonical Base64:"
                                + " \"CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\""),
                arguments(
                        "size-beyond-63-bits.checkpoint",
                        "line 2, byte 28: the tree size is larger than 9223372036854775807"),
                arguments(
                        "size-in-arabic-digits.checkpoint",
                        "line 2, byte 28: the tree size is not a decimal number without leading zeros:"
                                + " \"\\u0661\\u0662\""),
                arguments(
                        "size-of-twenty-digits.checkpoint",
                        "line 2, byte 28: the tree size is larger than 9223372036854775807"),
                arguments(
                        "size-with-space.checkpoint",
                        "line 2, byte 28: the tree size is not a decimal number without leading zeros: \"20852163 \""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void refusesTheFileAndNamesThePlace(String file, String message) throws IOException {
        byte[] bytes = Fixtures.read(DIRECTORY + "/" + file);
        assertThatExceptionOfType(NoteFormatException.class)
                .isThrownBy(() -> SignedCheckpoint.parse(bytes))
                .withMessage(message);
    }

    @Test
    void coversEveryFile() throws IOException {
        List<String> covered = files().map(file -> (String) file.get()[0]).toList();
        assertThat(Fixtures.namesIn(DIRECTORY)).containsExactlyInAnyOrderElementsOf(covered);
    }
}
