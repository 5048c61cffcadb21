package io.jenkins.plugins.compliance.chain.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class InclusionProofTest {

    private static final List<Sha256Digest> LEAVES = ReferenceTree.leaves(600);
    private static final List<Sha256Digest> ROOTS = ReferenceTree.roots(LEAVES);

    /** Every index of every small tree: here all shapes of the left and right edge occur. */
    @Test
    void provesEveryLeafOfEverySmallTree() throws ProofException {
        for (int size = 1; size <= 70; size++) {
            for (int index = 0; index < size; index++) {
                check(index, size);
            }
        }
    }

    @Property
    void provesAnyLeafOfAnyTree(@ForAll @IntRange(min = 1, max = 600) int size, @ForAll @IntRange(max = 599) int leaf)
            throws ProofException {
        check(leaf % size, size);
    }

    private static void check(int index, int size) throws ProofException {
        InclusionProof expected =
                new InclusionProof(index, size, ReferenceTree.inclusionProof(index, LEAVES.subList(0, size)));
        assertThat(prove(index, size)).isEqualTo(expected);
        assertThat(InclusionProof.generate(index, size, SubtreeHashes.fromLeaves(i -> LEAVES.get((int) i))))
                .isEqualTo(expected);
        InclusionProofVerifier.verify(expected, LEAVES.get(index), root(size));
    }

    @Property
    void refusesAProofOfWhichOneBitIsWrong(
            @ForAll @IntRange(min = 2, max = 600) int size,
            @ForAll @IntRange(max = 599) int leaf,
            @ForAll @IntRange(max = 63) int hash,
            @ForAll @IntRange(max = 255) int bit) {
        InclusionProof proof = prove(leaf % size, size);
        List<Sha256Digest> hashes = new ArrayList<>(proof.hashes());
        hashes.set(hash % hashes.size(), flip(hashes.get(hash % hashes.size()), bit));
        assertRefused(new InclusionProof(proof.index(), size, hashes), LEAVES.get(leaf % size), root(size));
    }

    @Property
    void refusesAnotherIndex(
            @ForAll @IntRange(min = 1, max = 600) int size,
            @ForAll @IntRange(max = 599) int leaf,
            @ForAll @LongRange(min = 0, max = 700) long other) {
        Assume.that(other != leaf % size);
        InclusionProof proof = prove(leaf % size, size);
        assertRefused(new InclusionProof(other, size, proof.hashes()), LEAVES.get(leaf % size), root(size));
    }

    /**
     * A wrong size is refused where it makes the way to the root another one. Where it does not (the proof of leaf 0 has
     * the same shape at sizes 5 to 8), the size is bound by the checkpoint's signature, not by the proof.
     */
    @Property
    void refusesAnotherSizeThatMakesAnotherPath(
            @ForAll @IntRange(min = 1, max = 600) int size,
            @ForAll @IntRange(max = 599) int leaf,
            @ForAll @IntRange(min = 1, max = 700) int other) {
        int index = leaf % size;
        Assume.that(other <= index || !shape(index, size).equals(shape(index, other)));
        InclusionProof proof = prove(index, size);
        assertRefused(new InclusionProof(index, other, proof.hashes()), LEAVES.get(index), root(size));
    }

    /** For each hash of a proof, from the leaf up, whether it stands to the left. */
    private static List<Boolean> shape(int index, int size) {
        List<Boolean> left = new ArrayList<>();
        for (ProofSubtrees.Subtree subtree : ProofSubtrees.ofInclusion(index, size)) {
            left.add(subtree.begin() < index);
        }
        return left;
    }

    @Property
    void refusesAnotherLeafAndAnotherRoot(
            @ForAll @IntRange(min = 1, max = 600) int size,
            @ForAll @IntRange(max = 599) int leaf,
            @ForAll @IntRange(max = 255) int bit) {
        InclusionProof proof = prove(leaf % size, size);
        assertRefused(proof, flip(LEAVES.get(leaf % size), bit), root(size));
        assertRefused(proof, LEAVES.get(leaf % size), flip(root(size), bit));
    }

    @Test
    void refusesAProofThatIsTooShort() {
        InclusionProof proof = prove(5, 8);
        InclusionProof shortened = new InclusionProof(5, 8, proof.hashes().subList(0, 2));
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> InclusionProofVerifier.verify(shortened, LEAVES.get(5), root(8)))
                .withMessage("hashes of the inclusion proof: expected 3, found 2")
                .satisfies(e -> assertThat(e.expected()).isEqualTo("3"))
                .satisfies(e -> assertThat(e.found()).isEqualTo("2"));
    }

    @Test
    void refusesAProofThatIsTooLong() {
        List<Sha256Digest> hashes = new ArrayList<>(prove(5, 8).hashes());
        hashes.add(LEAVES.get(0));
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(
                        () -> InclusionProofVerifier.verify(new InclusionProof(5, 8, hashes), LEAVES.get(5), root(8)))
                .withMessage("hashes of the inclusion proof: expected 3, found 4");
    }

    @Test
    void refusesALeafBehindTheTree() {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> InclusionProofVerifier.verify(
                        new InclusionProof(8, 8, prove(5, 8).hashes()), LEAVES.get(5), root(8)))
                .withMessage("leaf index: expected less than the tree size 8, found 8");
    }

    @Test
    void refusesAnyLeafOfTheEmptyTree() {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> InclusionProofVerifier.verify(
                        new InclusionProof(0, 0, List.of()), LEAVES.get(0), MerkleHasher.EMPTY_ROOT))
                .withMessage("leaf index: expected less than the tree size 0, found 0");
    }

    @Test
    void namesTheExpectedAndTheComputedRoot() {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> InclusionProofVerifier.verify(prove(0, 1), LEAVES.get(0), LEAVES.get(1)))
                .withMessage("root by the inclusion proof: expected "
                        + LEAVES.get(1).base64() + ", found "
                        + LEAVES.get(0).base64());
    }

    @Test
    void acceptsAProofInATreeOfNearlyTwoToThe63Leaves() throws ProofException {
        long size = Long.MAX_VALUE;
        List<Sha256Digest> hashes = ProofSubtrees.ofInclusion(size - 1, size).stream()
                .map(subtree -> LEAVES.get(1))
                .toList();
        assertThat(hashes).hasSize(62);
        Sha256Digest root = LEAVES.get(0);
        for (Sha256Digest hash : hashes) {
            root = new MerkleHasher().nodeHash(hash, root);
        }
        InclusionProofVerifier.verify(new InclusionProof(size - 1, size, hashes), LEAVES.get(0), root);
    }

    @Test
    void isNotMadeForALeafThatIsNotThere() {
        assertThatThrownBy(() -> new InclusionProver(3, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no leaf 3 in a tree of size 3");
        assertThatThrownBy(() -> new InclusionProver(-1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InclusionProof(-1, 3, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InclusionProof(0, -3, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNotMadeFromTooFewOrTooManyLeaves() {
        InclusionProver prover = new InclusionProver(1, 2);
        prover.append(LEAVES.get(0));
        assertThatThrownBy(prover::finish)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("only 1 of 2 leaves were given");
        prover.append(LEAVES.get(1));
        assertThatThrownBy(() -> prover.append(LEAVES.get(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("all 2 leaves were given already");
        assertThat(prover.finish().hashes()).containsExactly(LEAVES.get(0));
    }

    private static void assertRefused(InclusionProof proof, Sha256Digest leaf, Sha256Digest root) {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> InclusionProofVerifier.verify(proof, leaf, root));
    }

    private static InclusionProof prove(int index, int size) {
        InclusionProver prover = new InclusionProver(index, size);
        LEAVES.subList(0, size).forEach(prover::append);
        return prover.finish();
    }

    private static Sha256Digest root(int size) {
        return ROOTS.get(size);
    }

    private static Sha256Digest flip(Sha256Digest hash, int bit) {
        byte[] bytes = hash.bytes();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return Sha256Digest.of(bytes);
    }
}
