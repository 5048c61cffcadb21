package io.jenkins.plugins.compliance.chain.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.json.UnrepresentableJsonException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntryDraftTest {

    private static final ServiceName SERVICE = new ServiceName("service-a");

    @Test
    void namesTheCulpritInDataFromTheEntryDown() {
        assertRefused(Map.of(), Map.of("files", List.of(Map.of("size", Double.NaN))), "/data/files/0/size");
    }

    @Test
    void namesTheCulpritInMetadataFromTheEntryDown() {
        assertRefused(Map.of("build", 1L << 53), Map.of(), "/metadata/build");
    }

    @Test
    void namesATypeWithoutJsonForm() {
        assertRefused(Map.of(), Map.of("at", Instant.EPOCH), "/data/at");
    }

    @Test
    void refusesMoreThanOneMebibyteOfBothTogether() {
        String half = "x".repeat(600 * 1024);

        assertThatThrownBy(() -> draft(Map.of("a", half), Map.of("b", half)))
                .isInstanceOf(UnrepresentableJsonException.class)
                .hasMessageContaining("record its digest");
    }

    @Test
    void theLargestDraftBecomesAnEntryWithinTheLimit() throws Exception {
        String filler = "x".repeat(1024 * 1024 - 512 - "{\"b\":\"\"}".length() - "{}".length());
        EvidenceEntry entry = ChainHead.EMPTY.seal(draft(Map.of(), Map.of("b", filler)), Instant.EPOCH, () -> -1L);

        assertThat(EvidenceEntry.parse(entry.line())).isEqualTo(entry);
    }

    @Test
    void theDeepestDraftBecomesAnEntryWithinTheLimit() throws Exception {
        Object deepest = "leaf";
        for (int i = 0; i < 62; i++) {
            deepest = List.of(deepest);
        }
        EvidenceEntry entry = ChainHead.EMPTY.seal(draft(Map.of(), Map.of("d", deepest)), Instant.EPOCH, () -> -1L);

        assertThat(EvidenceEntry.parse(entry.line())).isEqualTo(entry);
    }

    @Test
    void refusesOneLevelMore() {
        Object tooDeep = "leaf";
        for (int i = 0; i < 63; i++) {
            tooDeep = List.of(tooDeep);
        }

        assertRefused(Map.of(), Map.of("d", tooDeep), "/data/d" + "/0".repeat(62));
    }

    private static void assertRefused(Map<String, ?> metadata, Map<String, ?> data, String pointer) {
        assertThatThrownBy(() -> draft(metadata, data))
                .isInstanceOfSatisfying(
                        UnrepresentableJsonException.class,
                        e -> assertThat(e.pointer()).isEqualTo(pointer));
    }

    private static EntryDraft draft(Map<String, ?> metadata, Map<String, ?> data) {
        return EntryDraft.of(SERVICE, EntryType.VALIDATION, metadata, data);
    }
}
