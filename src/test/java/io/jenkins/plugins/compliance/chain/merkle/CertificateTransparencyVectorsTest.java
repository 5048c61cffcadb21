package io.jenkins.plugins.compliance.chain.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The eight-leaf vectors with which the implementations of Certificate Transparency (RFC 6962) are tested. */
class CertificateTransparencyVectorsTest {

    private static final List<byte[]> INPUTS = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();

    private static final List<Sha256Digest> LEAVES = INPUTS.stream()
            .map(data -> new MerkleHasher().leafHash(data, 0, data.length))
            .toList();

    private static final List<Sha256Digest> ROOTS =
            digests("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 "
                    + "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d "
                    + "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125 "
                    + "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77 "
                    + "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7 "
                    + "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4 "
                    + "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef "
                    + "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c "
                    + "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final String L0 = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
    private static final String L1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private static final String L4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private static final String N01 = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
    private static final String N23 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private static final String N45 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
    private static final String N67 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    private static final String N03 = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
    private static final String N47 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";

    @Test
    void hasTheRootOfEverySize() {
        CompactRangeBuilder tree = new CompactRangeBuilder(new MerkleHasher(), 0);
        assertThat(tree.root()).isEqualTo(ROOTS.get(0));
        for (int i = 0; i < INPUTS.size(); i++) {
            byte[] data = INPUTS.get(i);
            tree.appendLeaf(data, 0, data.length);
            assertThat(tree.root()).as("root of %d leaves", i + 1).isEqualTo(ROOTS.get(i + 1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, ''",
        "0, 8, " + L1 + " " + N23 + " " + N47,
        "5, 8, " + L4 + " " + N67 + " " + N03,
        "2, 3, " + N01,
        "1, 5, " + L0 + " " + N23 + " " + L4,
    })
    void provesInclusion(int index, int size, String hashes) {
        InclusionProof proof = new InclusionProof(index, size, digests(hashes));
        assertThat(InclusionProof.generate(index, size, SubtreeHashes.fromLeaves(i -> LEAVES.get((int) i))))
                .isEqualTo(proof);
        assertThatCode(() -> InclusionProofVerifier.verify(proof, LEAVES.get(index), ROOTS.get(size)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, ''",
        "1, 8, " + L1 + " " + N23 + " " + N47,
        "6, 8, " + N45 + " " + N67 + " " + N03,
        "2, 5, " + N23 + " " + L4,
    })
    void provesConsistency(int first, int second, String hashes) {
        ConsistencyProof proof = new ConsistencyProof(first, second, digests(hashes));
        assertThat(ConsistencyProof.generate(first, second, SubtreeHashes.fromLeaves(i -> LEAVES.get((int) i))))
                .isEqualTo(proof);
        assertThatCode(() -> ConsistencyProofVerifier.verify(proof, ROOTS.get(first), ROOTS.get(second)))
                .doesNotThrowAnyException();
    }

    private static List<Sha256Digest> digests(String hex) {
        return Arrays.stream(hex.split(" "))
                .filter(part -> !part.isEmpty())
                .map(Sha256Digest::ofHex)
                .toList();
    }
}
