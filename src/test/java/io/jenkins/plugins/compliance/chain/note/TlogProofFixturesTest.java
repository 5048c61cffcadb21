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

/** A proof file broken in one way per file. */
class TlogProofFixturesTest {

    private static final String DIRECTORY = "bad-proofs";

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("64-hashes.tlog-proof", "line 67, byte 2885: more than 63 hashes"),
                arguments(
                        "another-version.tlog-proof",
                        "line 1, byte 0: the first line is not \"c2sp.org/tlog-proof@v1\" but"
                                + " \"c2sp.org/tlog-proof@v2\""),
                arguments(
                        "bad-checkpoint.tlog-proof",
                        "line 7, byte 124: the tree size is not a decimal number without leading zeros: \"020852163\""),
                arguments(
                        "bad-signature-line.tlog-proof",
                        "line 10, byte 179: a signature line begins with an em dash (U+2014) and a space, not \"-"
                                + " example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZ...\""),
                arguments("empty.tlog-proof", "line 1, byte 0: the text ends where the format's name should be"),
                arguments(
                        "ends-behind-first-line.tlog-proof",
                        "line 2, byte 23: the text ends where the index should be"),
                arguments(
                        "ends-within-hash.tlog-proof",
                        "line 4, byte 70: the text ends within a hash of the proof, without a line feed"),
                arguments(
                        "extra-not-canonical.tlog-proof",
                        "line 2, byte 29: the extra data is not canonical Base64: \"aGVsbG9=\""),
                arguments(
                        "extra-twice.tlog-proof",
                        "line 3, byte 38: the line with the index begins with \"index \", not \"extra aGVsbG8=\""),
                arguments(
                        "extra-without-data.tlog-proof", "line 2, byte 29: the extra data has 0 bytes, not 1 to 65536"),
                arguments(
                        "hash-in-hexadecimal.tlog-proof", "line 4, byte 50: a hash of the proof has 48 bytes, not 32"),
                arguments("hash-of-33-bytes.tlog-proof", "line 4, byte 50: a hash of the proof has 33 bytes, not 32"),
                arguments(
                        "index-before-extra.tlog-proof",
                        "line 3, byte 35: a hash of the proof is not canonical Base64: \"extra aGVsbG8=\""),
                arguments(
                        "index-beyond-63-bits.tlog-proof",
                        "line 3, byte 44: the index is larger than 9223372036854775807"),
                arguments(
                        "index-with-leading-zero.tlog-proof",
                        "line 3, byte 44: the index is not a decimal number without leading zeros: \"073894\""),
                arguments(
                        "negative-index.tlog-proof",
                        "line 3, byte 44: the index is not a decimal number without leading zeros: \"-73894\""),
                arguments(
                        "no-checkpoint.tlog-proof",
                        "line 6, byte 96: the note has no empty line between its text and signatures"),
                arguments(
                        "no-empty-line.tlog-proof",
                        "line 5, byte 95: a hash of the proof is not canonical Base64:"
                                + " \"example.com/behind-the-sofa\""),
                arguments(
                        "no-index.tlog-proof",
                        "line 2, byte 23: the line with the index begins with \"index \", not"
                                + " \"gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\""),
                arguments(
                        "windows-line-ends.tlog-proof",
                        "line 1, byte 22: the character U+000D is not allowed; undo the conversion to Windows line"
                                + " ends"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void refusesTheFileAndNamesThePlace(String file, String message) throws IOException {
        byte[] bytes = Fixtures.read(DIRECTORY + "/" + file);
        assertThatExceptionOfType(NoteFormatException.class)
                .isThrownBy(() -> TlogProof.parse(bytes))
                .withMessage(message);
    }

    @Test
    void coversEveryFile() throws IOException {
        List<String> covered = files().map(file -> (String) file.get()[0]).toList();
        assertThat(Fixtures.namesIn(DIRECTORY)).containsExactlyInAnyOrderElementsOf(covered);
    }
}
