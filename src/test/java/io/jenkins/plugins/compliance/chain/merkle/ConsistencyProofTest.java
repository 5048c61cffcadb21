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
import org.junit.jupiter.api.Test;

class ConsistencyProofTest {

    private static final List<Sha256Digest> LEAVES = ReferenceTree.leaves(600);
    private static final List<Sha256Digest> ROOTS = ReferenceTree.roots(LEAVES);

    /** Every pair of small sizes: here all shapes of the edge between the two trees occur. */
    @Test
    void provesEveryPairOfSmallTrees() throws ProofException {
        for (int second = 2; second <= 70; second++) {
            for (int first = 1; first < second; first++) {
                check(first, second);
            }
        }
    }

    @Property
    void provesAnyPairOfTrees(
            @ForAll @IntRange(min = 2, max = 600) int second, @ForAll @IntRange(max = 598) int smaller)
            throws ProofException {
        check(1 + smaller % (second - 1), second);
    }

    private static void check(int first, int second) throws ProofException {
        ConsistencyProof expected =
                new ConsistencyProof(first, second, ReferenceTree.consistencyProof(first, LEAVES.subList(0, second)));
        assertThat(prove(first, second)).isEqualTo(expected);
        assertThat(ConsistencyProof.generate(first, second, SubtreeHashes.fromLeaves(i -> LEAVES.get((int) i))))
                .isEqualTo(expected);
        ConsistencyProofVerifier.verify(expected, root(first), root(second));
    }

    @Property
    void refusesAProofOfWhichOneBitIsWrong(
            @ForAll @IntRange(min = 2, max = 600) int second,
            @ForAll @IntRange(max = 598) int smaller,
            @ForAll @IntRange(max = 63) int hash,
            @ForAll @IntRange(max = 255) int bit) {
        int first = 1 + smaller % (second - 1);
        List<Sha256Digest> hashes = new ArrayList<>(prove(first, second).hashes());
        hashes.set(hash % hashes.size(), flip(hashes.get(hash % hashes.size()), bit));
        assertRefused(new ConsistencyProof(first, second, hashes), root(first), root(second));
    }

    @Property
    void refusesAnotherRoot(
            @ForAll @IntRange(min = 1, max = 600) int second,
            @ForAll @IntRange(max = 600) int smaller,
            @ForAll @IntRange(max = 255) int bit) {
        int first = smaller % (second + 1);
        ConsistencyProof proof = prove(first, second);
        assertRefused(proof, flip(root(first), bit), root(second));
        Assume.that(first != 0);
        assertRefused(proof, root(first), flip(root(second), bit));
    }

    /** The rewritten log: one leaf of the earlier tree differs in the later one. */
    @Property
    void refusesATreeInWhichAnEarlierLeafWasReplaced(
            @ForAll @IntRange(min = 2, max = 300) int second,
            @ForAll @IntRange(max = 298) int smaller,
            @ForAll @IntRange(max = 298) int leaf) {
        int first = 1 + smaller % (second - 1);
        List<Sha256Digest> forged = new ArrayList<>(LEAVES.subList(0, second));
        forged.set(leaf % first, LEAVES.get(599));
        ConsistencyProver prover = new ConsistencyProver(first, second);
        forged.forEach(prover::append);
        assertRefused(prover.finish(), root(first), ReferenceTree.root(forged));
    }

    @Property
    void refusesAnotherSizeOfTheFirstTree(
            @ForAll @IntRange(min = 2, max = 600) int second,
            @ForAll @IntRange(max = 598) int smaller,
            @ForAll @IntRange(max = 700) int other) {
        int first = 1 + smaller % (second - 1);
        Assume.that(other != first);
        assertRefused(new ConsistencyProof(other, second, prove(first, second).hashes()), root(first), root(second));
    }

    @Test
    void refusesAProofThatIsTooShort() {
        ConsistencyProof proof = prove(6, 8);
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> ConsistencyProofVerifier.verify(
                        new ConsistencyProof(6, 8, proof.hashes().subList(0, 2)), root(6), root(8)))
                .withMessage("hashes of the consistency proof: expected 3, found 2");
    }

    @Test
    void refusesAProofThatIsTooLong() {
        List<Sha256Digest> hashes = new ArrayList<>(prove(6, 8).hashes());
        hashes.add(LEAVES.get(0));
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> ConsistencyProofVerifier.verify(new ConsistencyProof(6, 8, hashes), root(6), root(8)))
                .withMessage("hashes of the consistency proof: expected 3, found 4");
    }

    @Test
    void refusesAnEmptyProofBetweenDifferentSizes() {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(
                        () -> ConsistencyProofVerifier.verify(new ConsistencyProof(4, 8, List.of()), root(4), root(8)))
                .withMessage("hashes of the consistency proof: expected 1, found 0");
    }

    @Test
    void refusesATreeThatShrank() {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(
                        () -> ConsistencyProofVerifier.verify(new ConsistencyProof(8, 4, List.of()), root(8), root(4)))
                .withMessage("size of the first tree: expected no more than the second's 4, found 8");
    }

    @Test
    void acceptsTheSameTree() throws ProofException {
        ConsistencyProofVerifier.verify(prove(7, 7), root(7), root(7));
        ConsistencyProofVerifier.verify(prove(0, 0), root(0), root(0));
    }

    @Test
    void refusesTwoTreesOfOneSizeWithDifferentRoots() {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> ConsistencyProofVerifier.verify(prove(7, 7), root(7), root(6)))
                .withMessage("root of the second tree, which has the size of the first: expected " + root(7).base64()
                        + ", found " + root(6).base64());
    }

    @Test
    void refusesHashesBetweenTreesOfOneSize() {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> ConsistencyProofVerifier.verify(
                        new ConsistencyProof(7, 7, List.of(LEAVES.get(0))), root(7), root(7)))
                .withMessage("hashes of the consistency proof: expected 0, found 1");
    }

    @Test
    void acceptsAnyTreeAfterTheEmptyOne() throws ProofException {
        ConsistencyProofVerifier.verify(prove(0, 7), root(0), root(7));
    }

    @Test
    void refusesAnEmptyTreeWithARootOfItsOwn() {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> ConsistencyProofVerifier.verify(prove(0, 7), root(1), root(7)))
                .withMessageStartingWith(
                        "root of the first tree, which is empty: expected " + MerkleHasher.EMPTY_ROOT.base64());
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> ConsistencyProofVerifier.verify(prove(0, 0), root(1), root(1)))
                .withMessageStartingWith("root of the first tree, which is empty");
    }

    @Test
    void refusesHashesAfterTheEmptyTree() {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> ConsistencyProofVerifier.verify(
                        new ConsistencyProof(0, 7, List.of(LEAVES.get(0))), root(0), root(7)))
                .withMessage("hashes of the consistency proof: expected 0, found 1");
    }

    @Test
    void isNotMadeForATreeThatShrank() {
        assertThatThrownBy(() -> new ConsistencyProver(4, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a tree of size 3 has none of size 4 before it");
        assertThatThrownBy(() -> new ConsistencyProver(-1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ConsistencyProof(-1, 3, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ConsistencyProof(0, -3, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNotMadeFromTooFewLeaves() {
        ConsistencyProver prover = new ConsistencyProver(1, 2);
        prover.append(LEAVES.get(0));
        assertThatThrownBy(prover::finish)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("only 1 of 2 leaves were given");
    }

    private static void assertRefused(ConsistencyProof proof, Sha256Digest first, Sha256Digest second) {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> ConsistencyProofVerifier.verify(proof, first, second));
    }

    private static ConsistencyProof prove(int first, int second) {
        ConsistencyProver prover = new ConsistencyProver(first, second);
        LEAVES.subList(0, second).forEach(prover::append);
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
