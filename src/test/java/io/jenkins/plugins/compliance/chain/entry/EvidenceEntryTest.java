package io.jenkins.plugins.compliance.chain.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceEntryTest {

    /** Computed with sha256sum over the line without its member hash. */
    private static final String GOLDEN = "{\"data\":{\"event\":\"requested\",\"version\":\"1.4.2\"},"
            + "\"hash\":\"baa4cbab3de2e1c83e409416bbc073410d89098e4c164678906583671e0295d4\","
            + "\"id\":\"019aabcd-4c63-7abc-8def-0123456789ab\",\"metadata\":{\"provisional\":true,\"sprint\":\"1\"},"
            + "\"previous_hash\":\"0000000000000000000000000000000000000000000000000000000000000000\","
            + "\"sequence\":0,\"service\":\"service-a\",\"timestamp\":\"2026-11-22T13:30:39.123Z\","
            + "\"type\":\"promotion\"}";

    @Test
    void readsAGoldenLine() throws Exception {
        EvidenceEntry entry = parse(GOLDEN);

        assertThat(entry.sequence()).isZero();
        assertThat(entry.id()).hasToString("019aabcd-4c63-7abc-8def-0123456789ab");
        assertThat(entry.timestamp()).isEqualTo("2026-11-22T13:30:39.123Z");
        assertThat(entry.service()).isEqualTo(new ServiceName("service-a"));
        assertThat(entry.type()).isEqualTo(EntryType.PROMOTION);
        assertThat(entry.previousHash()).isEqualTo(Sha256Digest.ZERO);
        assertThat(entry.data().text("event")).contains("requested");
        assertThat(entry.metadata().text("sprint")).contains("1");
        assertThat(new String(entry.line(), UTF_8)).isEqualTo(GOLDEN);
    }

    @Test
    void readsBackWhatWasSealed() throws Exception {
        Random random = new Random(1);
        ChainHead head = ChainHead.EMPTY;
        for (int i = 0; i < 20; i++) {
            EvidenceEntry entry =
                    head.seal(draft(i), Instant.parse("2026-11-22T13:30:39.123456789Z"), random::nextLong);

            assertThat(EvidenceEntry.parse(entry.line())).isEqualTo(entry).hasSameHashCodeAs(entry);
            assertThat(entry.previousHash()).isEqualTo(head.hash());
            assertThat(entry.sequence()).isEqualTo(i);
            head = ChainHead.at(entry);
        }
    }

    @Test
    void aReasonShowsNothingThatCouldSteerATerminal() {
        String line = GOLDEN.replace("\"version\":\"1.4.2\"", "\"\\u001b[2J\u00e9\":1e300");

        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(EntryFormatException.class)
                .hasMessageContaining("found /data/\\x1b[2J\\xc3\\xa9: ")
                .hasMessageMatching("[\\x20-\\x7e\u00b1]*");
    }

    @Test
    void aTimeIsTruncatedBeforeItIsHashed() {
        EvidenceEntry entry = ChainHead.EMPTY.seal(draft(0), Instant.parse("2026-11-22T13:30:39.123999999Z"), () -> 0);

        assertThat(entry.timestamp()).isEqualTo("2026-11-22T13:30:39.123Z");
    }

    @Test
    void aClockThatRunsBackwardsDoesNotTakeTheChainWithIt() {
        Random random = new Random(1);
        EvidenceEntry first = ChainHead.EMPTY.seal(draft(0), Instant.parse("2026-11-22T13:30:39Z"), random::nextLong);
        EvidenceEntry second =
                ChainHead.at(first).seal(draft(1), Instant.parse("2026-11-22T13:30:38Z"), random::nextLong);

        assertThat(second.timestamp()).isEqualTo(first.timestamp());
        assertThat(second.id().toString()).isGreaterThan(first.id().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requested | reqvested | /hash: recomputed",
                "\"sequence\":0 | \"sequence\":00 | expected ',' or '}'",
                "\"sequence\":0 | \"sequence\":-1 | at /sequence an integer from 0",
                "\"sequence\":0 | \"sequence\":1e0 | found e0,",
                "\"sequence\":0 | \"sequence\":0.5 | at /sequence an integer from 0",
                "\"sequence\":0 | \"sequence\":9007199254740992 | at /sequence an integer from 0",
                "service-a | Service-A | at /service a service name",
                "service-a | -a | at /service a service name",
                "\"service\":\"service-a\" | \"service\":null | at /service a service name",
                "13:30:39.123Z | 13:30:39.12Z | at /timestamp a time",
                "13:30:39.123Z | 13:30:60.123Z | at /timestamp a time",
                "11-22T | 02-30T | at /timestamp a time",
                "promotion | deployment | at /type \"promotion\" or \"validation\"",
                "-7abc- | -4abc- | at /id a UUID of version 7",
                "-8def- | -7def- | at /id a UUID of version 7",
                "019aabcd | 019AABCD | at /id a UUID of version 7",
                "\"data\":{\"event\":\"requested\",\"version\":\"1.4.2\"} | \"data\":[] | at /data an object",
                "\"metadata\":{\"provisional\":true,\"sprint\":\"1\"}, | '' | a member /metadata",
                "\"type\":\"promotion\" | \"type\":\"promotion\",\"zone\":1 | the member \"zone\"",
                "\"type\":\"promotion\" | \"type\":\"promotion\",\"type\":\"promotion\" | duplicate name \"type\"",
                "{\"provisional\":true,\"sprint\":\"1\"} | {\"sprint\":\"1\",\"provisional\":true} | expected provisional",
                "{\"provisional\":true,\"sprint\":\"1\"} | {\"n\":9007199254740993} | /metadata/n",
                "1.4.2 | 1.4.\\u0032 | found \\u0032",
                "\"version\": | \"version\" : | at byte 38: expected :",
            })
    void refusesALineThatIsNoEntry(String what, String by, String reason) {
        assertThatThrownBy(() -> parse(GOLDEN.replace(what, by)))
                .isInstanceOf(EntryFormatException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void namesEveryThingThatIsWrongWithALine() {
        assertThatThrownBy(() -> parse(GOLDEN.replace("service-a", "A").replace("promotion", "x")))
                .hasMessageContaining("/service")
                .hasMessageContaining("/type");
    }

    @Test
    void aHostileLineDoesNotReachTheTerminal() {
        assertThatThrownBy(() -> parse(GOLDEN.replace("service-a", "\u009b2J\u0085")))
                .satisfies(e -> assertThat(e.getMessage()).matches("[\\x20-\\x7e]*|[^\\x00-\\x1f\\x7f-\\x9f]*"));
    }

    private static EvidenceEntry parse(String line) throws EntryFormatException {
        return EvidenceEntry.parse(line.getBytes(UTF_8));
    }

    private static EntryDraft draft(int number) {
        return EntryDraft.of(
                new ServiceName("service-a"),
                EntryType.VALIDATION,
                Map.of("sprint", "1"),
                Map.of("event", "gates_evaluated", "number", number, "coverage", 87.35));
    }
}
