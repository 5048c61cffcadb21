package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import io.jenkins.plugins.compliance.chain.json.JsonSyntaxException;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A {@link VerificationRecord} as one JSON document. Stateless. */
final class VerificationRecordJson {

    static final String FORMAT = "compliance-promotion/verification/v1";

    static final JsonLimits LIMITS = new JsonLimits(1 << 18, 5);

    private VerificationRecordJson() {}

    static byte[] format(VerificationRecord record) {
        VerificationResult last = record.last();
        TreeMap<String, Object> members = new TreeMap<>();
        members.put("format", FORMAT);
        members.put("service", last.service().value());
        members.put("verdict", last.verdict().name());
        members.put("at", last.at().toEpochMilli());
        members.put("duration", last.duration().toMillis());
        members.put("size", last.size());
        last.head().ifPresent(head -> members.put("head", head.hex()));
        members.put("covered", last.covered());
        members.put("reasons", last.reasons());
        members.put(
                "findings",
                last.findings().stream().map(VerificationRecordJson::finding).toList());
        TreeMap<String, Object> counts = new TreeMap<>();
        last.counts().forEach((kind, count) -> counts.put(kind.word(), count));
        members.put("counts", counts);
        record.known()
                .ifPresent(known -> members.put(
                        "known",
                        Map.of("size", known.size(), "hash", known.hash().hex())));
        return CanonicalJson.write(JsonObject.of(members));
    }

    private static Map<String, Object> finding(VerificationFinding finding) {
        return Map.of(
                "kind", finding.kind().word(),
                "check", finding.check(),
                "entry", finding.entry(),
                "expected", finding.expected(),
                "found", finding.found());
    }

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException when it is none; the message says what is wrong
     */
    static VerificationRecord parse(byte[] bytes) {
        JsonObject document;
        try {
            document = object(JsonParser.parse(bytes, LIMITS));
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (!text(document, "format").equals(FORMAT)) {
            throw new IllegalArgumentException("its format is not " + FORMAT);
        }
        VerificationResult last = new VerificationResult(
                new ServiceName(text(document, "service")),
                verdict(text(document, "verdict")),
                Instant.ofEpochMilli(count(document, "at")),
                Duration.ofMillis(count(document, "duration")),
                count(document, "size"),
                document.text("head").map(Sha256Digest::ofHex),
                count(document, "covered"),
                reasons(document),
                findings(document),
                counts(document));
        return new VerificationRecord(last, document.object("known").map(VerificationRecordJson::known));
    }

    private static Verdict verdict(String name) {
        return Arrays.stream(Verdict.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no such verdict"));
    }

    private static List<String> reasons(JsonObject document) {
        List<String> reasons = new ArrayList<>();
        for (JsonValue each : array(document, "reasons")) {
            if (!(each instanceof JsonString reason)) {
                throw new IllegalArgumentException("a reason is text");
            }
            reasons.add(reason.value());
        }
        return reasons;
    }

    private static List<VerificationFinding> findings(JsonObject document) {
        List<VerificationFinding> findings = new ArrayList<>();
        for (JsonValue each : array(document, "findings")) {
            JsonObject finding = object(each);
            findings.add(new VerificationFinding(
                    kind(text(finding, "kind")),
                    text(finding, "check"),
                    count(finding, "entry"),
                    text(finding, "expected"),
                    text(finding, "found")));
        }
        return findings;
    }

    private static Map<BreakKind, Long> counts(JsonObject document) {
        JsonObject counts = document.object("counts").orElseThrow(() -> missing("counts"));
        Map<BreakKind, Long> byKind = new EnumMap<>(BreakKind.class);
        for (String word : counts.members().keySet()) {
            byKind.put(kind(word), count(counts, word));
        }
        return byKind;
    }

    private static KnownHead known(JsonObject known) {
        return new KnownHead(count(known, "size"), Sha256Digest.ofHex(text(known, "hash")));
    }

    private static BreakKind kind(String word) {
        return BreakKind.ofWord(word).orElseThrow(() -> new IllegalArgumentException("there is no such kind"));
    }

    private static JsonObject object(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("an object is expected");
    }

    private static List<JsonValue> array(JsonObject object, String member) {
        return object.member(member).orElseThrow(() -> missing(member)) instanceof JsonArray array
                ? array.elements()
                : List.of();
    }

    private static String text(JsonObject object, String member) {
        return object.text(member).orElseThrow(() -> missing(member));
    }

    private static long count(JsonObject object, String member) {
        long count = object.integer(member).orElseThrow(() -> missing(member));
        if (count < 0) {
            throw new IllegalArgumentException(member + " is negative");
        }
        return count;
    }

    private static IllegalArgumentException missing(String member) {
        return new IllegalArgumentException("the member " + member + " is missing, or of another form");
    }
}
