package io.jenkins.plugins.compliance.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryFormatException;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.signing.attestation.EntryStatement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntrySchemaTest {

    private static final Instant TIME = Instant.parse("2026-02-28T23:59:59.999Z");

    private static final Map<String, Object> FILE =
            Map.of("name", "a.json", "size", 0, "media_type", "application/json", "sha256", "0".repeat(64));

    private static List<EvidenceEntry> chain(int length) {
        List<EvidenceEntry> entries = new ArrayList<>();
        Random random = new Random(1);
        ChainHead head = ChainHead.EMPTY;
        for (int i = 0; i < length; i++) {
            EntryType type = i % 2 == 0 ? EntryType.PROMOTION : EntryType.VALIDATION;
            EntryDraft draft = EntryDraft.of(
                    new ServiceName("service-a"),
                    type,
                    Map.of("provisional", true, "sprint", "1"),
                    Map.of("event", "requested", "n", i / 2.0, "file", FILE, "list", Arrays.asList("∑", null, 1)));
            entries.add(head.seal(draft, TIME.plusMillis(i), random::nextLong));
            head = ChainHead.at(entries.get(i));
        }
        return entries;
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    @Test
    void acceptsWhatTheChainHolds() {
        for (EvidenceEntry entry : chain(10)) {
            assertThat(PublishedSchema.ENTRY.errors(entry.line())).isEmpty();
        }
    }

    @Property(tries = 200)
    void acceptsWhateverADraftCanSay(
            @ForAll Map<@AlphaChars String, Double> numbers, @ForAll @AlphaChars String text, @ForAll long time) {
        Map<String, Double> safe = numbers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, number -> number.getValue() % (1L << 53)));
        EntryDraft draft =
                EntryDraft.of(new ServiceName("a"), EntryType.VALIDATION, Map.of("t", text), Map.of("n", safe));
        Instant when = Instant.ofEpochMilli(Math.floorMod(time, 1L << 47));

        assertThat(PublishedSchema.ENTRY.errors(
                        ChainHead.EMPTY.seal(draft, when, () -> time).line()))
                .isEmpty();
    }

    /** Everything here is refused by the schema and by the reader. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"data":                     | {"Data":
            {"data":                     | {"added":1,"data":
            {"data":                     | {"data":null,"d":
            "hash":"                     | "hash":"g
            "hash":"                     | "hash":"0
            -7                           | -4
            "metadata":{                 | "metadata":null,"m":{
            "previous_hash":"0           | "previous_hash":"
            "previous_hash":"0           | "previous_hash":"A
            "sequence":0                 | "sequence":-1
            "sequence":0                 | "sequence":9007199254740992
            "sequence":0                 | "sequence":0.5
            "sequence":0                 | "sequence":"0"
            "service":"service-a"        | "service":""
            "service":"service-a"        | "service":"Service-a"
            "service":"service-a"        | "service":"service-"
            "service":"service-a"        | "service":"a/b"
            59.999Z                      | 59Z
            59.999Z                      | 59.9999Z
            59.999Z                      | 59.999+00:00
            T23:                         | T24:
            2026-02                      | 2026-13
            2026-02-28                   | 2026-02-32
            "type":"promotion"           | "type":"rollback"
            "type":"promotion"           | "type":null
            "n":0                        | "n":9007199254740992
            "n":0                        | "n":-9007199254740992
            "n":0                        | "n":[{"deep":1e300}]
            """)
    void refusesWhatTheReaderRefuses(String original, String changed) {
        String line = text(chain(1).get(0).line());
        String wrong = line.replaceFirst(Pattern.quote(original), changed);

        assertThat(wrong).isNotEqualTo(line);
        assertThat(PublishedSchema.ENTRY.errors(wrong)).isNotEmpty();
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(() -> EvidenceEntry.parse(wrong.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void acceptsTheArrayOfAChainsLines() {
        String array = chain(10).stream().map(entry -> text(entry.line())).collect(Collectors.joining(",", "[", "]"));

        assertThat(PublishedSchema.CHAIN.errors(array)).isEmpty();
    }

    @Test
    void refusesAChainWithoutEntries() {
        assertThat(PublishedSchema.CHAIN.errors("[]")).isNotEmpty();
    }

    @Test
    void refusesAChainWithSomethingElseInIt() {
        String line = text(chain(1).get(0).line());

        assertThat(PublishedSchema.CHAIN.errors("[" + line + ",{}]")).isNotEmpty();
    }

    @Test
    void acceptsOurStatements() {
        for (EvidenceEntry entry : chain(3)) {
            assertThat(PublishedSchema.ENTRY_STATEMENT.errors(EntryStatement.of(entry)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            Statement/v1                       | Statement/v0.1
            evidence-entry/v1                  | evidence-entry/v2
            "subject":[                        | "subjects":[
            "subject":[                        | "subject":[{},
            "name":"service-a/0"               | "name":"service-a/01"
            "name":"service-a/0"               | "name":"service-a"
            "mediaType":                       | "media_type":
            "digest":{"sha256":"               | "digest":{"sha1":"
            "type":"promotion"                 | "type":"other"
            """)
    void refusesAnotherStatement(String original, String changed) {
        String statement = text(EntryStatement.of(chain(1).get(0)));
        String wrong = statement.replace(original, changed);

        assertThat(wrong).isNotEqualTo(statement);
        assertThat(PublishedSchema.ENTRY_STATEMENT.errors(wrong)).isNotEmpty();
    }

    @Test
    void refusesAStatementWithoutASubject() {
        String statement = text(EntryStatement.of(chain(1).get(0)));

        assertThat(PublishedSchema.ENTRY_STATEMENT.errors(
                        statement.replaceFirst("\"subject\":\\[.*]", "\"subject\":[]")))
                .isNotEmpty();
    }
}
