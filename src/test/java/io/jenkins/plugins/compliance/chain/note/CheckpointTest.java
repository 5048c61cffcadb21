package io.jenkins.plugins.compliance.chain.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CheckpointTest {

    private static final Sha256Digest ROOT = Sha256Digest.compute(new byte[] {1});

    @Test
    void readsTheExampleOfTheSpecification() throws NoteFormatException, IOException {
        byte[] bytes = Fixtures.read("specified.checkpoint");
        SignedCheckpoint signed = SignedCheckpoint.parse(bytes);
        assertThat(signed.checkpoint())
                .isEqualTo(new Checkpoint(
                        "example.com/behind-the-sofa",
                        20852163,
                        Sha256Digest.ofHex("0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62")));
        assertThat(signed.note().signatures())
                .extracting(NoteSignature::key)
                .containsExactly(new KeyIdentity("example.com/behind-the-sofa", 0x033de0ae));
        assertThat(signed.bytes()).isEqualTo(bytes);
        assertThat(signed).hasToString(new String(bytes, StandardCharsets.UTF_8));
    }

    @Test
    void writesOriginSizeRootAndExtensionsAsLines() {
        Checkpoint checkpoint = new Checkpoint("example.com/log with a space", 0, ROOT, List.of("one", "two"));
        assertThat(checkpoint.text()).isEqualTo("example.com/log with a space\n0\n" + ROOT.base64() + "\none\ntwo\n");
    }

    @Property
    void readsBackWhatItWrote(@ForAll("checkpoints") Checkpoint checkpoint) throws NoteFormatException {
        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
    }

    @Test
    void isNotMadeOfWhatWouldNotReadBack() {
        for (String line : List.of("", "a\nb", "a\tb", "a\ud83d")) {
            assertThatThrownBy(() -> new Checkpoint(line, 1, ROOT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("an origin is one line of text: \\p{Print}*");
            assertThatThrownBy(() -> new Checkpoint("o", 1, ROOT, List.of("fine", line)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("an extension line is one line of text: \\p{Print}*");
        }
        assertThatThrownBy(() -> new Checkpoint("o", -1, ROOT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a tree's size is not negative: -1");
    }

    @Test
    void refusesATextWithoutAFinalLineFeed() {
        assertThatThrownBy(() -> Checkpoint.parse("o\n1\n" + ROOT.base64()))
                .isInstanceOf(NoteFormatException.class)
                .hasMessage("line 3, byte 48: the text ends within the root hash, without a line feed");
    }

    @Test
    void signsItsText() throws Exception {
        Ed25519TestKey key = Ed25519TestKey.of("example.com/log", 0);
        SignedCheckpoint signed = SignedCheckpoint.sign(new Checkpoint("example.com/log", 7, ROOT), List.of(key));
        assertThat(SignedCheckpoint.parse(signed.bytes())).isEqualTo(signed).hasSameHashCodeAs(signed);
        assertThat(signed.note().open(List.of(key.verifier()))).containsExactly(key.key());
        assertThat(new String(signed.logRecord(), StandardCharsets.UTF_8))
                .isEqualTo(new String(signed.bytes(), StandardCharsets.UTF_8) + "\n");
    }

    @Provide
    static Arbitrary<Checkpoint> checkpoints() {
        Arbitrary<String> lines = Arbitraries.strings().ofMaxLength(40).filter(NoteText::isLine);
        return Combinators.combine(
                        lines,
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.bytes().array(byte[].class).ofSize(32).map(Sha256Digest::of),
                        lines.list().ofMaxSize(3))
                .as(Checkpoint::new);
    }
}
