package io.jenkins.plugins.compliance.signing.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryStatementTest {

    @Test
    void namesTheEntryByTheDigestOfItsLineAndHoldsItAsPredicate() {
        EvidenceEntry entry = Entries.plain();
        String line = new String(entry.line(), StandardCharsets.UTF_8);

        assertThat(statement(entry))
                .isEqualTo("{\"_type\":\"https://in-toto.io/Statement/v1\",\"predicate\":" + line
                        + ",\"predicateType\":\"https://plugins.jenkins.io/compliance-promotion/evidence-entry/v1\","
                        + "\"subject\":[{\"digest\":{\"sha256\":\"" + Sha256Digest.compute(entry.line())
                        + "\"},\"name\":\"service-a/0\"}]}");
    }

    @Test
    void readsTheEntryBack() throws AttestationException {
        EvidenceEntry entry = Entries.with(Map.of("files", List.of(Entries.REPORT), "n", 1.5, "ü", "∑"));

        assertThat(EntryStatement.read(EntryStatement.of(entry))).isEqualTo(entry);
    }

    @Test
    void namesEveryFileThatTheEntryRefersToWhereverItStandsAndOnce() {
        Map<String, Object> other = new HashMap<>(Entries.REPORT);
        other.put("name", "coverage.xml");
        EvidenceEntry entry = Entries.with(Map.of(
                "components", Map.of("sast", List.of(Entries.REPORT)), "coverage", other, "repeated", Entries.REPORT));

        assertThat(statement(entry))
                .endsWith("{\"digest\":{\"sha256\":\"" + Entries.REPORT_SHA256
                        + "\"},\"mediaType\":\"application/sarif+json\",\"name\":\"sast_scan_results.json\"},"
                        + "{\"digest\":{\"sha256\":\"" + Entries.REPORT_SHA256
                        + "\"},\"mediaType\":\"application/sarif+json\",\"name\":\"coverage.xml\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "size", "media_type", "sha256"})
    void takesAnObjectThatLacksAMemberForNoFile(String missing) {
        Map<String, Object> incomplete = new HashMap<>(Entries.REPORT);
        incomplete.remove(missing);

        assertThat(statement(Entries.with(Map.of("file", incomplete)))).doesNotContain("mediaType");
    }

    @ParameterizedTest
    @CsvSource({"name, 1", "size, x", "size, -1", "size, 1.5", "media_type, 1", "sha256, 9F86", "sha256, 1"})
    void takesAnObjectWithAMemberOfAnotherFormForNoFile(String member, String value) {
        Map<String, Object> wrong = new HashMap<>(Entries.REPORT);
        wrong.put(member, value.matches("-?[\\d.]+") ? (Object) Double.valueOf(value) : value);

        assertThat(statement(Entries.with(Map.of("file", wrong)))).doesNotContain("mediaType");
    }

    @Test
    void holdsTheLargestEntryWhoseContentIsAllFiles() throws AttestationException {
        List<Map<String, Object>> files = new ArrayList<>();
        for (int i = 0; i < 6_900; i++) {
            Map<String, Object> file = new HashMap<>(Entries.REPORT);
            file.put("name", "file-" + i);
            files.add(file);
        }
        EvidenceEntry entry = Entries.with(Map.of("files", files));

        assertThat(entry.line()).hasSizeGreaterThan(1_000_000);
        assertThat(EntryStatement.read(EntryStatement.of(entry))).isEqualTo(entry);
    }

    @Test
    void holdsTheDeepestEntry() throws AttestationException {
        Object deep = List.of();
        for (int i = 0; i < 61; i++) {
            deep = List.of(deep);
        }
        EvidenceEntry entry = Entries.with(Map.of("deep", deep));

        assertThat(EntryStatement.read(EntryStatement.of(entry))).isEqualTo(entry);
    }

    @Test
    void ignoresMembersItDoesNotKnow() throws AttestationException {
        EvidenceEntry entry = Entries.plain();

        assertThat(read(statement(entry).replace("{\"_type\"", "{\"future\":{}, \"_type\"")))
                .isEqualTo(entry);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"_type"                | {                        | is not JSON
            Statement/v1            | Statement/v0.1           | /_type is not https://in-toto.io/Statement/v1
            evidence-entry/v1       | evidence-entry/v2        | /predicateType is not https://plugins.jenkins.io
            "predicate":            | "predicate":1,"x":       | /predicate is missing or not an object
            "sprint":"1"            | "sprint":"2"             | predicate is no evidence entry of format 1: /hash: recomputed
            "sequence":0            | "sequence":-1            | predicate is no evidence entry of format 1: at byte
            "sprint":"1"            | "sprint":9007199254740993| predicate is no evidence entry of format 1:
            "name":"service-a/0"    | "name":"service-a/1"     | /subject does not name the entry service-a/0
            "name":"service-a/0"    | "name":"service-b/0"     | /subject does not name the entry service-a/0
            "subject":[             | "subject":[{},           | /subject does not name the entry service-a/0
            "subject":              | "subjects":              | /subject does not name the entry service-a/0
            """)
    void refusesAStatementThatIsNotAboutItsEntry(String original, String forged, String reason) {
        String statement = statement(Entries.plain());
        assertThat(statement).contains(original);

        assertThatExceptionOfType(AttestationException.class)
                .isThrownBy(() -> read(statement.replace(original, forged)))
                .withMessageContaining(reason);
    }

    @Test
    void refusesASubjectWithAnotherDigest() {
        EvidenceEntry entry = Entries.plain();
        String digest = Sha256Digest.compute(entry.line()).hex();

        assertThatExceptionOfType(AttestationException.class)
                .isThrownBy(
                        () -> read(statement(entry).replace(digest, entry.hash().hex())))
                .withMessageContaining("by their SHA-256");
    }

    @Test
    void refusesAStatementThatLeavesOutAFile() {
        String statement = statement(Entries.with(Map.of("file", Entries.REPORT)));
        String withoutFile = statement.replaceFirst(",\\{\"digest\":[^]]*\"mediaType\"[^]]*", "");

        assertThatExceptionOfType(AttestationException.class)
                .isThrownBy(() -> read(withoutFile))
                .withMessageContaining("/subject does not name");
    }

    private static String statement(EvidenceEntry entry) {
        return new String(EntryStatement.of(entry), StandardCharsets.UTF_8);
    }

    private static EvidenceEntry read(String statement) throws AttestationException {
        return EntryStatement.read(statement.getBytes(StandardCharsets.UTF_8));
    }
}
