package io.jenkins.plugins.compliance.chain.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KeyHistoryTest {

    private static final long MAX_SIZE = (1L << 53) - 1;

    private static final List<VerifierKey> KEYS = IntStream.range(0, 20)
            .mapToObj(i -> Ed25519TestKey.of("example.com/prüfung", i).verifierKey())
            .toList();

    private final VerifierKey key = Ed25519TestKey.of("example.com/log", 0).verifierKey();

    @Test
    void readsKeysInAnyLayout() throws Exception {
        KeyHistory history = KeyHistoryJson.parse(Fixtures.read("well-formed.key-history.json"));
        VerifierKey specified = VerifierKey.parse(VerifierKeyTest.SPECIFIED);
        assertThat(history.keys())
                .containsExactly(
                        new KeyHistory.Entry(specified, new SizeRange(0, OptionalLong.of(120))),
                        new KeyHistory.Entry(specified, new SizeRange(200, OptionalLong.empty())));
    }

    @Test
    void isWrittenAsOneCanonicalLine() {
        KeyHistory history =
                new KeyHistory(List.of(new KeyHistory.Entry(key, new SizeRange(5, OptionalLong.of(MAX_SIZE)))));
        assertThat(new String(KeyHistoryJson.format(history), StandardCharsets.UTF_8))
                .isEqualTo("{\"format\":\"compliance-promotion/key-history/v1\",\"keys\":[{\"from_size\":5,"
                        + "\"until_size\":9007199254740991,\"vkey\":\"" + key.format() + "\"}]}\n");
    }

    @Property
    void readsBackWhatItWrote(@ForAll("histories") KeyHistory history) throws KeyHistoryFormatException {
        assertThat(KeyHistoryJson.parse(KeyHistoryJson.format(history))).isEqualTo(history);
    }

    @Test
    void isNotWrittenWhenItCouldNotBeReadAgain() {
        assertThatThrownBy(() -> KeyHistoryJson.format(new KeyHistory(List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key history has 1 to 1000 keys, not 0");
        KeyHistory tooMany = new KeyHistory(Collections.nCopies(1001, new KeyHistory.Entry(key, SizeRange.ALL)));
        assertThatThrownBy(() -> KeyHistoryJson.format(tooMany))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key history has 1 to 1000 keys, not 1001");
        KeyHistory tooLarge =
                new KeyHistory(List.of(new KeyHistory.Entry(key, new SizeRange(MAX_SIZE + 1, OptionalLong.empty()))));
        assertThatThrownBy(() -> KeyHistoryJson.format(tooLarge)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesAThousandKeysAndNoMore() throws KeyHistoryFormatException {
        KeyHistory largest = new KeyHistory(Collections.nCopies(1000, new KeyHistory.Entry(key, SizeRange.ALL)));
        String json = new String(KeyHistoryJson.format(largest), StandardCharsets.UTF_8);
        assertThat(KeyHistoryJson.parse(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(largest);
        String entry = json.substring(json.indexOf("[") + 1, json.indexOf("}") + 1);
        String tooMany = json.replace("]}", "," + entry + "]}");
        assertThatExceptionOfType(KeyHistoryFormatException.class)
                .isThrownBy(() -> KeyHistoryJson.parse(tooMany.getBytes(StandardCharsets.UTF_8)))
                .withMessage("key history at /keys: must have 1 to 1000 keys, not 1001");
    }

    /** Two public keys with one ID are found by trying some 80,000 of them, by the birthday paradox. */
    @Test
    void refusesTwoPublicKeysOfOneIdentity() {
        Map<KeyIdentity, VerifierKey> seen = new HashMap<>();
        VerifierKey first = null;
        VerifierKey second = null;
        for (int i = 0; first == null; i++) {
            byte[] publicKey = Sha256Digest.compute(
                            ByteBuffer.allocate(4).putInt(i).array())
                    .bytes();
            second = VerifierKey.ed25519("log", publicKey);
            first = seen.put(second.identity(), second);
        }
        List<KeyHistory.Entry> keys = new ArrayList<>();
        keys.add(new KeyHistory.Entry(first, SizeRange.ALL));
        keys.add(new KeyHistory.Entry(second, SizeRange.ALL));
        assertThatThrownBy(() -> new KeyHistory(keys))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two public keys with the name and ID " + first.identity());
        String json = "{\"format\":\"compliance-promotion/key-history/v1\",\"keys\":[{\"from_size\":0,\"vkey\":\""
                + first.format() + "\"},{\"from_size\":0,\"vkey\":\"" + second.format() + "\"}]}";
        assertThatExceptionOfType(KeyHistoryFormatException.class)
                .isThrownBy(() -> KeyHistoryJson.parse(json.getBytes(StandardCharsets.UTF_8)))
                .withMessage("key history at /keys: two public keys with the name and ID " + first.identity());
    }

    @Test
    void refusesAnEmptyRange() {
        assertThatThrownBy(() -> new SizeRange(7, OptionalLong.of(7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a range of tree sizes: from 7 until before 7");
    }

    @Provide
    Arbitrary<KeyHistory> histories() {
        Arbitrary<SizeRange> ranges = Arbitraries.longs()
                .between(0, MAX_SIZE - 1)
                .flatMap(from -> Arbitraries.longs()
                        .between(from + 1, MAX_SIZE)
                        .optional()
                        .map(until ->
                                new SizeRange(from, until.map(OptionalLong::of).orElseGet(OptionalLong::empty))));
        return Combinators.combine(Arbitraries.integers().between(0, KEYS.size() - 1), ranges)
                .as((number, range) -> new KeyHistory.Entry(KEYS.get(number), range))
                .list()
                .ofMinSize(1)
                .ofMaxSize(10)
                .map(KeyHistory::new);
    }
}
