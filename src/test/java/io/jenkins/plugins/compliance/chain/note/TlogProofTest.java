package io.jenkins.plugins.compliance.chain.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.merkle.InclusionProof;
import io.jenkins.plugins.compliance.chain.merkle.ProofException;
import io.jenkins.plugins.compliance.chain.merkle.ReferenceTree;
import io.jenkins.plugins.compliance.chain.merkle.SubtreeHashes;
import io.jenkins.plugins.compliance.chain.note.NoteRejectedException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TlogProofTest {

    private static final String ORIGIN = "example.com/service-a";
    private static final List<Sha256Digest> LEAVES = ReferenceTree.leaves(200);
    private static final Ed25519TestKey KEY = Ed25519TestKey.of(ORIGIN, 0);
    private static final CheckpointPolicy POLICY =
            CheckpointPolicy.of(List.of(KEY.verifier())).withOrigin(ORIGIN);

    @Property(tries = 100)
    void provesAnyEntryOfAnyLog(@ForAll @IntRange(min = 1, max = 200) int size, @ForAll @IntRange(max = 199) int entry)
            throws Exception {
        TlogProof proof = proof(entry % size, size);
        TlogProof read = TlogProof.parse(proof.bytes());
        assertThat(read).isEqualTo(proof).hasSameHashCodeAs(proof);
        assertThat(read.index()).isEqualTo(entry % size);
        assertThat(read.verify(LEAVES.get(entry % size), POLICY)).containsExactly(KEY.key());
    }

    @Property(tries = 500)
    void provesNothingAfterOneBitOfItWasFlipped(
            @ForAll @IntRange(min = 1, max = 200) int size,
            @ForAll @IntRange(max = 199) int entry,
            @ForAll @IntRange(max = 1 << 20) int position)
            throws Exception {
        TlogProof proof = proof(entry % size, size);
        byte[] bytes = proof.bytes();
        int bit = position % (8 * bytes.length);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        assertThatThrownBy(() -> TlogProof.parse(bytes).verify(LEAVES.get(entry % size), POLICY))
                .isInstanceOfAny(NoteFormatException.class, NoteRejectedException.class, ProofException.class);
    }

    @Test
    void isWrittenAsTheSpecificationHasIt() throws Exception {
        TlogProof proof = proof(2, 3).withExtra("hello".getBytes(StandardCharsets.US_ASCII));
        Sha256Digest sibling = ReferenceTree.root(LEAVES.subList(0, 2));
        assertThat(proof)
                .hasToString("c2sp.org/tlog-proof@v1\nextra aGVsbG8=\nindex 2\n" + sibling.base64() + "\n\n"
                        + proof.checkpoint());
        assertThat(proof.bytes()).asString(StandardCharsets.UTF_8).isEqualTo(proof.toString());
    }

    @Test
    void readsAProofWithExtraData() throws Exception {
        byte[] bytes = Fixtures.read("well-formed.tlog-proof");
        TlogProof proof = TlogProof.parse(bytes);
        assertThat(proof.extra())
                .hasValueSatisfying(extra -> assertThat(extra).asString().isEqualTo("hello"));
        assertThat(proof.index()).isEqualTo(73894);
        assertThat(proof.inclusion().size()).isEqualTo(20852163);
        assertThat(proof.inclusion().hashes()).hasSize(1);
        assertThat(proof.bytes()).isEqualTo(bytes);
    }

    @Test
    void hasNoExtraDataUnlessItIsGiven() throws Exception {
        TlogProof proof = proof(2, 3);
        assertThat(proof.extra()).isEmpty();
        assertThat(proof).isNotEqualTo(proof.withExtra(new byte[] {1}));
    }

    @Test
    void refusesAnotherEntry() throws Exception {
        TlogProof proof = proof(2, 3);
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> proof.verify(LEAVES.get(1), POLICY))
                .withMessageStartingWith("root by the inclusion proof: expected "
                        + proof.checkpoint().checkpoint().root().base64());
    }

    @Test
    void refusesACheckpointOfAnotherLog() throws Exception {
        TlogProof proof = proof(2, 3);
        assertThatExceptionOfType(NoteRejectedException.class)
                .isThrownBy(() -> proof.verify(LEAVES.get(2), POLICY.withOrigin("example.com/service-b")))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.OTHER_ORIGIN));
    }

    @Test
    void refusesAnIndexBehindTheLog() throws Exception {
        String text = proof(2, 3).toString().replace("index 2", "index 3");
        TlogProof proof = TlogProof.parse(text.getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> proof.verify(LEAVES.get(2), POLICY))
                .withMessage("leaf index: expected less than the tree size 3, found 3");
    }

    @Test
    void isNotMadeForAnotherTreeThanTheCheckpoints() throws Exception {
        TlogProof proof = proof(2, 3);
        InclusionProof other = new InclusionProof(2, 4, proof.inclusion().hashes());
        assertThatThrownBy(() -> TlogProof.of(other, proof.checkpoint()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the proof is for a tree of size 4, the checkpoint for one of 3");
        InclusionProof tooLong = new InclusionProof(2, 3, Collections.nCopies(64, LEAVES.get(0)));
        assertThatThrownBy(() -> TlogProof.of(tooLong, proof.checkpoint()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no proof has more than 63 hashes");
        InclusionProof longest = new InclusionProof(2, 3, Collections.nCopies(63, LEAVES.get(0)));
        TlogProof ofLongest = TlogProof.of(longest, proof.checkpoint());
        assertThat(TlogProof.parse(ofLongest.bytes())).isEqualTo(ofLongest);
    }

    @Test
    void takesTheGreatestExtraDataAndNoMore() throws Exception {
        TlogProof proof = proof(2, 3).withExtra(new byte[65536]);
        assertThat(TlogProof.parse(proof.bytes())).isEqualTo(proof);
        assertThatThrownBy(() -> proof.withExtra(new byte[65537]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("extra data has 1 to 65536 bytes, not 65537");
        assertThatThrownBy(() -> proof.withExtra(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        byte[] tooMuch = proof.toString()
                .replaceFirst("extra A{87382}==", "extra " + "A".repeat(87384))
                .getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(NoteFormatException.class)
                .isThrownBy(() -> TlogProof.parse(tooMuch))
                .withMessage("line 2, byte 29: the extra data has 65538 bytes, not 1 to 65536");
    }

    @Test
    void takesTheGreatestCheckpointAndNoGreater() throws Exception {
        SignedNote small = SignedNote.sign("é\n", List.of(KEY));
        String head = "o\n9\n" + Sha256Digest.ZERO.base64() + "\n";
        int missing = SignedNote.MAX_BYTES - small.bytes().length - head.length() + 2;
        String text = head + "é".repeat(missing / 2) + "x".repeat(missing % 2) + "\n";
        SignedCheckpoint large = SignedCheckpoint.parse(new SignedNote(text, small.signatures()).bytes());
        assertThat(large.bytes()).hasSize(SignedNote.MAX_BYTES);
        TlogProof proof = TlogProof.of(new InclusionProof(0, 9, List.of()), large);
        assertThat(TlogProof.parse(proof.bytes())).isEqualTo(proof);
        byte[] tooLong = proof.toString().replace("o\n9\n", "oo\n9\n").getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(NoteFormatException.class)
                .isThrownBy(() -> TlogProof.parse(tooLong))
                .withMessage("line 4, byte 32: longer than 262144 bytes");
    }

    private static TlogProof proof(int index, int size) throws NoteSigningException {
        Checkpoint checkpoint = new Checkpoint(ORIGIN, size, ReferenceTree.root(LEAVES.subList(0, size)));
        InclusionProof inclusion =
                InclusionProof.generate(index, size, SubtreeHashes.fromLeaves(i -> LEAVES.get((int) i)));
        return TlogProof.of(inclusion, SignedCheckpoint.sign(checkpoint, List.of(KEY)));
    }
}
