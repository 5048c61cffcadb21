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

/** A note broken in one way per file. */
class SignedNoteFixturesTest {

    private static final String DIRECTORY = "bad-notes";

    static Stream<Arguments> files() {
        return Stream.of(
                arguments(
                        "base64-of-the-url-alphabet.note",
                        "line 3, byte 49: the signature is not canonical Base64:"
                                + " \"Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZ...\""),
                arguments(
                        "base64-with-stray-bits.note",
                        "line 3, byte 49: the signature is not canonical Base64:"
                                + " \"Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZ...\""),
                arguments(
                        "base64-without-padding.note",
                        "line 3, byte 49: the signature is not canonical Base64:"
                                + " \"Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZ...\""),
                arguments(
                        "blank-line-behind-signatures.note",
                        "line 5, byte 143: the text ends where a signature line should be"),
                arguments("control-character-first.note", "line 1, byte 0: the character U+0001 is not allowed"),
                arguments("empty-base64.note", "line 3, byte 49: the signature has no bytes behind the key ID's four"),
                arguments(
                        "empty-key-name.note",
                        "line 3, byte 33: not a key name, which has neither white space nor '+': \"\""),
                arguments("empty.note", "line 1, byte 0: the note has no empty line between its text and signatures"),
                arguments(
                        "ends-within-signature.note",
                        "line 3, byte 122: the text ends within a signature line, without a line feed"),
                arguments(
                        "ends-without-line-feed.note",
                        "line 3, byte 141: the text ends within a signature line, without a line feed"),
                arguments(
                        "hyphen-instead-of-em-dash.note",
                        "line 3, byte 29: a signature line begins with an em dash (U+2014) and a space, not \"-"
                                + " example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2O...\""),
                arguments("key-id-only.note", "line 3, byte 49: the signature has no bytes behind the key ID's four"),
                arguments("latin-1.note", "line 1, byte 2: not UTF-8; restore the original bytes"),
                arguments(
                        "no-break-space-in-key-name.note",
                        "line 3, byte 33: not a key name, which has neither white space nor '+':"
                                + " \"example.com/\\u00a0foo\""),
                arguments(
                        "no-empty-line.note",
                        "line 3, byte 141: the note has no empty line between its text and signatures"),
                arguments("no-signatures.note", "line 3, byte 29: the text ends where a signature line should be"),
                arguments(
                        "no-space-behind-em-dash.note",
                        "line 3, byte 29: a signature line begins with an em dash (U+2014) and a space, not"
                                + " \"\\u2014example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ON...\""),
                arguments("nul-in-text.note", "line 1, byte 4: the character U+0000 is not allowed"),
                arguments("overlong-utf-8.note", "line 1, byte 1: not UTF-8; restore the original bytes"),
                arguments(
                        "plus-in-key-name.note",
                        "line 3, byte 33: not a key name, which has neither white space nor '+': \"example.com+foo\""),
                arguments(
                        "second-signature-is-bad.note",
                        "line 4, byte 162: the signature is not canonical Base64: \"?\""),
                arguments(
                        "shorter-than-a-key-id.note",
                        "line 3, byte 49: the signature has no bytes behind the key ID's four"),
                arguments(
                        "signature-without-base64.note",
                        "line 3, byte 29: a signature line has a key name, a space and Base64: \"\\u2014"
                                + " example.com/foo\""),
                arguments("surrogate-in-utf-8.note", "line 1, byte 1: not UTF-8; restore the original bytes"),
                arguments("tab-in-text.note", "line 1, byte 4: the character U+0009 is not allowed"),
                arguments(
                        "text-behind-base64.note",
                        "line 3, byte 49: the signature is not canonical Base64:"
                                + " \"Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZ...\""),
                arguments(
                        "text-only.note",
                        "line 2, byte 28: the note has no empty line between its text and signatures"),
                arguments("utf-8-cut-off.note", "line 3, byte 29: not UTF-8; restore the original bytes"),
                arguments(
                        "windows-line-ends.note",
                        "line 1, byte 27: the character U+000D is not allowed; undo the conversion to Windows line"
                                + " ends"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void refusesTheFileAndNamesThePlace(String file, String message) throws IOException {
        byte[] bytes = Fixtures.read(DIRECTORY + "/" + file);
        assertThatExceptionOfType(NoteFormatException.class)
                .isThrownBy(() -> SignedNote.parse(bytes))
                .withMessage(message);
    }

    @Test
    void coversEveryFile() throws IOException {
        List<String> covered = files().map(file -> (String) file.get()[0]).toList();
        assertThat(Fixtures.namesIn(DIRECTORY)).containsExactlyInAnyOrderElementsOf(covered);
    }
}
