package io.jenkins.plugins.compliance.chain.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MerkleHasherTest {

    private final MerkleHasher hasher = new MerkleHasher();
    private final byte[] data = "0123456789".getBytes(StandardCharsets.US_ASCII);

    @Test
    void hashesOnlyTheGivenRangeOfTheBuffer() {
        assertThat(hasher.leafHash(data, 2, 3))
                .isEqualTo(Sha256Digest.compute(new byte[] {0}, new byte[] {'2', '3', '4'}));
    }

    @Test
    void writesALeafHashIntoTheMiddleOfAnArrayAndNowhereElse() {
        byte[] target = new byte[40];
        Arrays.fill(target, (byte) 7);
        hasher.leafHash(data, 0, data.length, target, 4);
        assertThat(Arrays.copyOfRange(target, 4, 36))
                .isEqualTo(hasher.leafHash(data, 0, data.length).bytes());
        assertThat(Arrays.copyOfRange(target, 0, 4)).containsOnly(7);
        assertThat(Arrays.copyOfRange(target, 36, 40)).containsOnly(7);
    }

    @Test
    void hashesANodeInPlace() {
        Sha256Digest left = hasher.leafHash(data, 0, 1);
        Sha256Digest right = hasher.leafHash(data, 1, 1);
        byte[] children = Arrays.copyOf(left.bytes(), 64);
        System.arraycopy(right.bytes(), 0, children, 32, 32);
        hasher.nodeHash(children, 0, children, 0);
        assertThat(Sha256Digest.of(Arrays.copyOf(children, 32)))
                .isEqualTo(hasher.nodeHash(left, right))
                .isEqualTo(Sha256Digest.compute(new byte[] {1}, left.bytes(), right.bytes()));
    }

    @Test
    void goesOnCorrectlyAfterATargetThatWasTooShort() {
        assertThatThrownBy(() -> hasher.leafHash(data, 0, data.length, new byte[40], 9))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("no room for 32 bytes at 9 of 40");
        assertThatThrownBy(() -> hasher.leafHash(data, 0, data.length, new byte[40], -1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(hasher.leafHash(data, 0, 1)).isEqualTo(ReferenceTree.leafHash(new byte[] {'0'}));
    }

    @Test
    void refusesARangeOutsideItsArray() {
        assertThatThrownBy(() -> hasher.leafHash(data, 5, 6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> hasher.nodeHash(new byte[63], 0, new byte[32], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(hasher.leafHash(data, 0, 1)).isEqualTo(ReferenceTree.leafHash(new byte[] {'0'}));
    }
}
