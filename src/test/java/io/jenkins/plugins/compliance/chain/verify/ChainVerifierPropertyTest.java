package io.jenkins.plugins.compliance.chain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.json.JsonArbitraries;
import io.jenkins.plugins.compliance.chain.note.CheckpointPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ChainVerifierPropertyTest {

    private final List<Finding> findings = new ArrayList<>();

    @Property(tries = 300)
    void anyChainVerifies(@ForAll("chains") List<byte[]> lines, @ForAll @IntRange(min = 1, max = 3) int threads)
            throws IOException {
        VerificationReport report = verify(TestChain.join(lines), lines, threads);

        assertThat(findings).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.tailPinned()).isTrue();
    }

    /** Whatever one byte becomes, wherever it stands, it is found, and found at the entry it stands in or the next. */
    @Property(tries = 2_000)
    void anyAlteredByteIsFoundAtItsPlace(@ForAll("chains") List<byte[]> lines, @ForAll int place, @ForAll byte value)
            throws IOException {
        byte[] chain = TestChain.join(lines);
        int at = Math.floorMod(place, chain.length);
        Assume.that(chain[at] != value);
        chain[at] = value;

        verify(chain, lines, 1);

        assertFoundNear(at, lines);
    }

    @Property(tries = 1_000)
    void anyInsertedByteIsFoundAtItsPlace(@ForAll("chains") List<byte[]> lines, @ForAll int place, @ForAll byte value)
            throws IOException {
        byte[] chain = TestChain.join(lines);
        int at = Math.floorMod(place, chain.length + 1);
        byte[] longer = Arrays.copyOf(chain, chain.length + 1);
        System.arraycopy(chain, at, longer, at + 1, chain.length - at);
        longer[at] = value;

        verify(longer, lines, 1);

        if (at < chain.length) {
            assertFoundNear(at, lines);
        } else {
            // It belongs to no entry. White space is found where the text ends behind it.
            assertThat(findings)
                    .filteredOn(finding -> finding.source().equals(Finding.CHAIN))
                    .anySatisfy(finding -> assertThat(finding.offset()).isBetween((long) at, at + 1L));
        }
    }

    @Property(tries = 1_000)
    void anyRemovedByteIsFoundAtItsPlace(@ForAll("chains") List<byte[]> lines, @ForAll int place) throws IOException {
        byte[] chain = TestChain.join(lines);
        int at = Math.floorMod(place, chain.length);
        byte[] shorter = Arrays.copyOf(chain, chain.length - 1);
        System.arraycopy(chain, at + 1, shorter, at, chain.length - at - 1);

        verify(shorter, lines, 1);

        assertFoundNear(at, lines);
    }

    @Property(tries = 500)
    void anyRemovedDoubledOrMovedEntryIsFound(
            @ForAll("chains") List<byte[]> lines, @ForAll int from, @ForAll int to, @ForAll boolean keep)
            throws IOException {
        int source = Math.floorMod(from, lines.size());
        List<byte[]> mutated = new ArrayList<>(lines);
        byte[] line = keep ? mutated.get(source) : mutated.remove(source);
        if (to % 3 != 0) {
            mutated.add(Math.floorMod(to, mutated.size() + 1), line);
        }
        Assume.that(!Arrays.equals(TestChain.join(mutated), TestChain.join(lines)));

        assertThat(verify(TestChain.join(mutated), lines, 1).verdict()).isEqualTo(Verdict.BROKEN);
    }

    @Provide
    Arbitrary<List<byte[]>> chains() {
        return JsonArbitraries.objects()
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(data -> TestChain.lines(data.size(), data::get));
    }

    private void assertFoundNear(int at, List<byte[]> lines) {
        int index = 0;
        long start = 0;
        while (start + lines.get(index).length < at) {
            start += lines.get(index++).length + 1;
        }
        long from = start;
        long to = start + lines.get(index).length + 1 + (index + 1 < lines.size() ? lines.get(index + 1).length : 0);
        assertThat(findings)
                .filteredOn(finding -> finding.source().equals(Finding.CHAIN))
                .anySatisfy(finding -> assertThat(finding.offset()).isBetween(from, to));
    }

    private VerificationReport verify(byte[] chain, List<byte[]> original, int threads) throws IOException {
        findings.clear();
        byte[] checkpoints = TestChain.checkpoints(original, TestChain.KEY, original.size());
        return new ChainVerifier(
                        ChainExpectations.NONE,
                        Optional.of(CheckpointPolicy.of(List.of(TestChain.KEY.verifier()))),
                        threads)
                .verify(
                        new ByteArrayInputStream(chain),
                        List.of(new CheckpointSource("checkpoints", new ByteArrayInputStream(checkpoints), true)),
                        findings::add);
    }
}
