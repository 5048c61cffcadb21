package io.jenkins.plugins.compliance.chain.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.note.NoteRejectedException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SignedNoteTest {

    private static final Ed25519TestKey ALICE = Ed25519TestKey.of("example.com/alice", 0);
    private static final Ed25519TestKey BOB = Ed25519TestKey.of("example.com/bob", 0);
    private static final Ed25519TestKey STRANGER = Ed25519TestKey.of("example.com/stranger", 0);
    private static final String TEXT = "ed è subito sera.\n";

    /** The example of C2SP signed-note, "Verifier keys". */
    private static final String SPECIFIED = "This is an example message.\n\n— example.com/foo "
            + "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    @Test
    void opensTheExampleOfTheSpecification() throws Exception {
        SignedNote note = SignedNote.parse(utf8(SPECIFIED));
        VerifierKey key = VerifierKey.parse(VerifierKeyTest.SPECIFIED);
        assertThat(note.open(List.of(Ed25519TestKey.verifier(key)))).containsExactly(key.identity());
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.bytes()).isEqualTo(utf8(SPECIFIED));
    }

    @Test
    void signsByEverySignerInTheirOrder() throws Exception {
        SignedNote note = SignedNote.sign(TEXT, List.of(BOB, ALICE));
        assertThat(note.signatures()).extracting(NoteSignature::key).containsExactly(BOB.key(), ALICE.key());
        assertThat(note.open(List.of(ALICE.verifier(), BOB.verifier()))).containsExactly(BOB.key(), ALICE.key());
    }

    @Test
    void ignoresTheSignaturesOfUnknownKeys() throws Exception {
        SignedNote note = SignedNote.sign(TEXT, List.of(STRANGER, ALICE));
        assertThat(note.open(List.of(ALICE.verifier(), BOB.verifier()))).containsExactly(ALICE.key());
    }

    @Test
    void ignoresASignatureThatSharesOnlyTheNameOrOnlyTheIdOfAKnownKey() throws Exception {
        NoteSignature sameName = new NoteSignature(new KeyIdentity("example.com/alice", 7), new byte[64]);
        NoteSignature sameId = new NoteSignature(
                new KeyIdentity("example.com/mallory", ALICE.key().id()), new byte[64]);
        NoteSignature right = new NoteSignature(ALICE.key(), ALICE.sign(utf8(TEXT)));
        SignedNote note = new SignedNote(TEXT, List.of(sameName, sameId, right));
        assertThat(note.open(List.of(ALICE.verifier()))).containsExactly(ALICE.key());
    }

    @Test
    void countsAKeyThatSignedTwiceOnce() throws Exception {
        assertThat(SignedNote.sign(TEXT, List.of(ALICE, ALICE)).open(List.of(ALICE.verifier())))
                .containsExactly(ALICE.key());
    }

    @Test
    void isRejectedWhenNoKnownKeySigned() throws Exception {
        SignedNote note = SignedNote.sign(TEXT, List.of(STRANGER));
        assertThatExceptionOfType(NoteRejectedException.class)
                .isThrownBy(() -> note.open(List.of(ALICE.verifier())))
                .withMessage("unverified: signed by \"" + STRANGER.key() + "\", of which none is a known key; known: \""
                        + ALICE.key() + "\"")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNVERIFIED));
        assertThatExceptionOfType(NoteRejectedException.class)
                .isThrownBy(() -> note.open(List.of()))
                .withMessageEndingWith("none is a known key; no key is known");
    }

    @Test
    void namesFiveOfManyUnknownKeysWhenItIsRejected() throws Exception {
        List<Ed25519TestKey> many = IntStream.range(0, 7)
                .mapToObj(i -> Ed25519TestKey.of("k" + i, 0))
                .toList();
        SignedNote note = SignedNote.sign(TEXT, many);
        assertThatExceptionOfType(NoteRejectedException.class)
                .isThrownBy(() -> note.open(List.of()))
                .withMessageMatching("unverified: signed by (\"k[0-4][+][0-9a-f]{8}\",? ){5}and 2 more, of which .*");
    }

    @Test
    void isRejectedWhenAKnownKeysSignatureIsWrongThoughAnotherIsRight() throws Exception {
        NoteSignature wrong = new NoteSignature(BOB.key(), ALICE.sign(utf8(TEXT)));
        NoteSignature right = new NoteSignature(ALICE.key(), ALICE.sign(utf8(TEXT)));
        SignedNote note = new SignedNote(TEXT, List.of(right, wrong));
        assertThatExceptionOfType(NoteRejectedException.class)
                .isThrownBy(() -> note.open(List.of(ALICE.verifier(), BOB.verifier())))
                .withMessage("the signature by \"" + BOB.key() + "\" is not that key's over this text")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BAD_SIGNATURE))
                .withCauseInstanceOf(SignatureException.class);
    }

    @Test
    void isRejectedWhenTheSecondSignatureOfAKnownKeyIsWrong() {
        NoteSignature right = new NoteSignature(ALICE.key(), ALICE.sign(utf8(TEXT)));
        NoteSignature wrong = new NoteSignature(ALICE.key(), new byte[64]);
        SignedNote note = new SignedNote(TEXT, List.of(right, wrong));
        assertThatExceptionOfType(NoteRejectedException.class)
                .isThrownBy(() -> note.open(List.of(ALICE.verifier())))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BAD_SIGNATURE));
    }

    @Test
    void isRejectedWhenASignatureHasAnotherLength() {
        SignedNote note = new SignedNote(TEXT, List.of(new NoteSignature(ALICE.key(), new byte[] {1})));
        assertThatExceptionOfType(NoteRejectedException.class)
                .isThrownBy(() -> note.open(List.of(ALICE.verifier())))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BAD_SIGNATURE));
    }

    @Test
    void isNotOpenedByTwoVerifiersOfOneIdentity() throws Exception {
        SignedNote note = SignedNote.sign(TEXT, List.of(ALICE));
        assertThatThrownBy(() -> note.open(List.of(ALICE.verifier(), ALICE.verifier())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two keys with the name and ID " + ALICE.key());
    }

    @Test
    void passesOnWhyASignerCannotSign() {
        NoteSigner broken = new NoteSigner() {
            @Override
            public KeyIdentity key() {
                return ALICE.key();
            }

            @Override
            public byte[] sign(byte[] text) throws NoteSigningException {
                throw new NoteSigningException("the key store is sealed", new IOException("503"));
            }
        };
        assertThatExceptionOfType(NoteSigningException.class)
                .isThrownBy(() -> SignedNote.sign(TEXT, List.of(ALICE, broken)))
                .withMessage("the key store is sealed");
    }

    @Test
    void splitsTheTextFromTheSignaturesAtTheLastEmptyLine() throws Exception {
        String text = "one\n\n— not a signature\n\n\n";
        SignedNote note = SignedNote.parse(SignedNote.sign(text, List.of(ALICE)).bytes());
        assertThat(note.text()).isEqualTo(text);
        assertThat(note.open(List.of(ALICE.verifier()))).containsExactly(ALICE.key());
    }

    @Test
    void takesSixteenPostQuantumSignatures() throws Exception {
        List<NoteSignature> signatures = Collections.nCopies(16, new NoteSignature(STRANGER.key(), new byte[5000]));
        SignedNote note = new SignedNote(TEXT, signatures);
        assertThat(SignedNote.parse(note.bytes())).isEqualTo(note);
    }

    @Test
    void takesSixtyFourSignaturesAndNoMore() throws Exception {
        List<NoteSignature> signatures = Collections.nCopies(64, new NoteSignature(STRANGER.key(), new byte[64]));
        String note = new String(new SignedNote(TEXT, signatures).bytes(), StandardCharsets.UTF_8);
        assertThat(SignedNote.parse(utf8(note)).signatures()).hasSize(64);
        String oneMore = note + note.substring(note.lastIndexOf('—'));
        assertThatExceptionOfType(NoteFormatException.class)
                .isThrownBy(() -> SignedNote.parse(utf8(oneMore)))
                .withMessage("line 67, byte " + utf8(note).length + ": more than 64 signatures");
    }

    @Test
    void takesANoteOfTheGreatestLengthAndNoLonger() throws Exception {
        SignedNote small = SignedNote.sign("\n", List.of(ALICE));
        int missing = SignedNote.MAX_BYTES - small.bytes().length;
        String text = "é".repeat(missing / 2) + "x".repeat(missing % 2) + "\n";
        SignedNote note = new SignedNote(text, small.signatures());
        assertThat(note.bytes()).hasSize(SignedNote.MAX_BYTES);
        assertThat(SignedNote.parse(note.bytes())).isEqualTo(note);
        assertThatThrownBy(() -> new SignedNote("x" + text, small.signatures()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the note is longer than 262144 bytes");
        assertThatExceptionOfType(NoteFormatException.class)
                .isThrownBy(() -> SignedNote.parse(utf8("x" + new String(note.bytes(), StandardCharsets.UTF_8))))
                .withMessage("line 1, byte 0: longer than 262144 bytes");
    }

    @Test
    void isNotMadeOfWhatWouldNotReadBack() {
        List<NoteSignature> signatures = List.of(new NoteSignature(ALICE.key(), new byte[64]));
        for (String text : List.of("", "no line feed", "tab\t\n", "nul\0\n", "return\r\n", "half \ud83d\n")) {
            assertThatThrownBy(() -> new SignedNote(text, signatures))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("\\p{Print}*")
                    .hasMessageStartingWith("a note's text ends in a line feed and has no other control characters");
        }
        assertThatThrownBy(() -> new SignedNote(TEXT, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a note has 1 to 64 signatures, not 0");
        assertThatThrownBy(() -> new SignedNote(TEXT, Collections.nCopies(65, signatures.get(0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a note has 1 to 64 signatures, not 65");
        assertThatThrownBy(() -> new NoteSignature(ALICE.key(), new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the signature by " + ALICE.key() + " is empty");
    }

    @Test
    void keepsSignaturesFromChanges() {
        byte[] bytes = new byte[64];
        NoteSignature signature = new NoteSignature(ALICE.key(), bytes);
        bytes[0] = 1;
        signature.signature()[1] = 1;
        assertThat(signature.signature()).containsOnly(0);
        assertThat(signature)
                .isEqualTo(new NoteSignature(ALICE.key(), new byte[64]))
                .hasSameHashCodeAs(new NoteSignature(ALICE.key(), new byte[64]))
                .isNotEqualTo(new NoteSignature(BOB.key(), new byte[64]))
                .isNotEqualTo(new NoteSignature(ALICE.key(), new byte[63]));
        assertThat(signature.toString()).startsWith("— example.com/alice ").endsWith("=");
    }

    @Property
    void readsBackByteForByte(@ForAll("notes") SignedNote note) throws NoteFormatException {
        SignedNote read = SignedNote.parse(note.bytes());
        assertThat(read).isEqualTo(note);
        assertThat(read.bytes()).isEqualTo(note.bytes());
    }

    @Property(tries = 300)
    void isNeverOpenedAfterOneBitOfItWasFlipped(@ForAll @IntRange(max = 1 << 20) int position) throws Exception {
        byte[] bytes = SignedNote.sign("example.com/log\n12\n" + "x".repeat(44) + "\n", List.of(ALICE))
                .bytes();
        int bit = position % (8 * bytes.length);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        assertThatThrownBy(() -> SignedNote.parse(bytes).open(List.of(ALICE.verifier())))
                .isInstanceOfAny(NoteFormatException.class, NoteRejectedException.class);
    }

    @Provide
    Arbitrary<SignedNote> notes() {
        Arbitrary<String> lines =
                Arbitraries.strings().ofMaxLength(40).filter(line -> line.isEmpty() || NoteText.isLine(line));
        Arbitrary<String> texts = lines.list().ofMaxSize(6).map(list -> String.join("\n", list) + "\n");
        Arbitrary<NoteSignature> signatures = Combinators.combine(
                        Arbitraries.strings().ofMinLength(1).ofMaxLength(20).filter(KeyIdentity::isName),
                        Arbitraries.integers(),
                        Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(100))
                .as((name, id, bytes) -> new NoteSignature(new KeyIdentity(name, id), bytes));
        return Combinators.combine(texts, signatures.list().ofMinSize(1).ofMaxSize(64))
                .as(SignedNote::new);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
