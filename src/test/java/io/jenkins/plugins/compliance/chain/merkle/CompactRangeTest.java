package io.jenkins.plugins.compliance.chain.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CompactRangeTest {

    private static final List<Sha256Digest> LEAVES = ReferenceTree.leaves(600);

    private final MerkleHasher hasher = new MerkleHasher();

    @Test
    void hasTheReferenceRootAtEverySize() {
        CompactRangeBuilder builder = new CompactRangeBuilder(hasher, 0);
        for (int size = 0; size <= LEAVES.size(); size++) {
            assertThat(builder.root()).as("size %d", size).isEqualTo(ReferenceTree.root(LEAVES.subList(0, size)));
            if (size < LEAVES.size()) {
                builder.append(LEAVES.get(size));
            }
        }
    }

    @Property
    void equalsTheSequentialRangeHoweverItIsSplit(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE - 600) long begin,
            @ForAll @IntRange(max = 600) int size,
            @ForAll @Size(max = 8) List<@IntRange(max = 600) Integer> cuts) {
        CompactRangeBuilder merged = new CompactRangeBuilder(new MerkleHasher(), begin);
        int from = 0;
        for (int to : new TreeSet<>(withEnd(cuts, size))) {
            merged.appendRange(range(begin + from, LEAVES.subList(from, to)));
            from = to;
        }
        assertThat(merged.toRange()).isEqualTo(range(begin, LEAVES.subList(0, size)));
    }

    private static List<Integer> withEnd(List<Integer> cuts, int size) {
        List<Integer> inside = new ArrayList<>(cuts);
        inside.removeIf(cut -> cut > size);
        inside.add(size);
        return inside;
    }

    @Property
    void coversARangeByTheFewestPerfectSubtrees(
            @ForAll @IntRange(max = 600) int one, @ForAll @IntRange(max = 600) int other) {
        int begin = Math.min(one, other);
        int end = Math.max(one, other);
        List<Sha256Digest> expected = new ArrayList<>();
        for (int position = begin; position < end; ) {
            int width = 1;
            while (position % (2 * width) == 0 && position + 2 * width <= end) {
                width *= 2;
            }
            expected.add(ReferenceTree.root(LEAVES.subList(position, position + width)));
            position += width;
        }
        assertThat(range(begin, LEAVES.subList(begin, end)).hashes()).isEqualTo(expected);
    }

    @Property
    void goesOnFromARestoredRange(
            @ForAll @LongRange(min = 0, max = 1L << 53) long begin,
            @ForAll @IntRange(max = 600) int size,
            @ForAll @IntRange(max = 600) int cut) {
        int middle = Math.min(cut, size);
        CompactRange kept = range(begin, LEAVES.subList(0, middle));
        CompactRange restored = CompactRange.of(kept.begin(), kept.end(), kept.hashes());
        assertThat(restored).isEqualTo(kept).hasSameHashCodeAs(kept);
        CompactRangeBuilder builder = new CompactRangeBuilder(hasher, restored);
        LEAVES.subList(middle, size).forEach(builder::append);
        assertThat(builder.toRange()).isEqualTo(range(begin, LEAVES.subList(0, size)));
    }

    @Test
    void givesARangeThatLaterAppendsDoNotTouch() {
        CompactRangeBuilder builder = new CompactRangeBuilder(hasher, 0);
        LEAVES.subList(0, 5).forEach(builder::append);
        CompactRange five = builder.toRange();
        LEAVES.subList(5, 300).forEach(builder::append);
        assertThat(five.root(hasher)).isEqualTo(ReferenceTree.root(LEAVES.subList(0, 5)));
        assertThat(five.size()).isEqualTo(5);
        assertThat(builder.size()).isEqualTo(300);
    }

    @Test
    void joinsRangesAcrossTheWholeLengthOfATreeOfNearlyTwoToThe63() {
        long last = Long.MAX_VALUE - 1;
        CompactRangeBuilder builder = new CompactRangeBuilder(hasher, 1);
        List<Sha256Digest> someHashes = LEAVES.subList(0, 123);
        builder.appendRange(CompactRange.of(1, last, someHashes));
        builder.append(LEAVES.get(0));
        assertThat(builder.end()).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> builder.append(LEAVES.get(1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void hasNoRootWithoutTheLeavesBefore() {
        CompactRange range = range(4, LEAVES.subList(4, 8));
        assertThatThrownBy(() -> range.root(hasher))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the leaves [4, 8) have no root without the 4 before them");
    }

    @Test
    void countsItsOwnLeavesOnly() {
        CompactRangeBuilder builder = new CompactRangeBuilder(hasher, 5);
        LEAVES.subList(0, 3).forEach(builder::append);
        assertThat(builder.size()).isEqualTo(3);
        assertThat(builder.toRange().size()).isEqualTo(3);
    }

    @Test
    void refusesARangeThatLeavesAGap() {
        CompactRangeBuilder builder = new CompactRangeBuilder(hasher, 0);
        builder.append(LEAVES.get(0));
        assertThatThrownBy(() -> builder.appendRange(range(2, LEAVES.subList(2, 4))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the next range begins at leaf 2, not at 1");
    }

    @Test
    void refusesToRestoreFromAnotherNumberOfHashes() {
        assertThatThrownBy(() -> CompactRange.of(0, 7, LEAVES.subList(0, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the leaves [0, 7) are covered by 3 subtrees, not 2");
    }

    @Test
    void refusesBoundsThatAreNotARange() {
        assertThatThrownBy(() -> CompactRange.of(3, 2, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a range of leaves: [3, 2)");
        assertThatThrownBy(() -> CompactRange.of(-1, 2, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CompactRangeBuilder(hasher, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a leaf index is not negative: -1");
    }

    @Test
    void tellsRangesOfDifferentBoundsApart() {
        CompactRange one = range(0, LEAVES.subList(0, 1));
        assertThat(one).isNotEqualTo(range(1, LEAVES.subList(0, 1)));
        assertThat(one).isNotEqualTo(range(0, LEAVES.subList(1, 2)));
        assertThat(one).isNotEqualTo(CompactRange.of(0, 2, one.hashes()));
        assertThat(one).hasToString("[0, 1) [" + LEAVES.get(0) + "]");
    }

    private static CompactRange range(long begin, List<Sha256Digest> leaves) {
        CompactRangeBuilder builder = new CompactRangeBuilder(new MerkleHasher(), begin);
        leaves.forEach(builder::append);
        return builder.toRange();
    }
}
