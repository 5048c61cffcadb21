package io.jenkins.plugins.compliance.chain.entry;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import io.jenkins.plugins.compliance.chain.json.JsonSyntaxException;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.chain.json.UnrepresentableJsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Why a line is no canonical entry of format 1: every reason that can be named, by parsing it and writing it again. The
 * slow counterpart of {@link EntryLine}, for the lines that one refuses. Immutable.
 *
 * @param problems the reasons, at least one
 * @param members the line's members when it is a JSON object at all, so that a verifier can go on with what can be read
 */
public record EntryDiagnosis(List<Problem> problems, Optional<JsonObject> members) {

    /** What kind of rule a line breaks. */
    public enum Kind {
        /** The bytes are not the canonical form of what they say. */
        CANONICAL,
        /** What they say is no entry of format 1. */
        SCHEMA
    }

    /**
     * One reason.
     *
     * @param kind which kind of rule is broken
     * @param offset byte offset within the line
     * @param expected what should stand there
     * @param found what stands there, printable
     */
    public record Problem(Kind kind, int offset, String expected, String found) {
        @Override
        public String toString() {
            return "at byte " + offset + ": expected " + expected + ", found " + found;
        }
    }

    /** So many bytes are shown of a line, and of a JSON Pointer, which is made of the line's own names. */
    private static final int SNIPPET = 24;

    private static final int POINTER = 240;

    private static final Map<String, Predicate<JsonValue>> MEMBERS = rules();

    /** The members' forms in words, in the order of the canonical form. */
    private static final Map<String, String> FORMS = Map.of(
            "data", "an object",
            "hash", "64 lower-case hexadecimal digits",
            "id", "a UUID of version 7 in lower case",
            "metadata", "an object",
            "previous_hash", "64 lower-case hexadecimal digits",
            "sequence", "an integer from 0 to 2^53 - 1",
            "service", "a service name " + ServiceName.GRAMMAR,
            "timestamp", "a time of the form 2026-11-22T13:30:39.123Z",
            "type", "\"promotion\" or \"validation\"");

    public EntryDiagnosis {
        problems = List.copyOf(problems);
    }

    /** Diagnoses a line, without its line feed, that {@link EntryLine#scan} refuses. */
    public static EntryDiagnosis of(byte[] line) {
        JsonValue value;
        try {
            value = JsonParser.parse(line, JsonLimits.ENTRY);
        } catch (JsonSyntaxException e) {
            return new EntryDiagnosis(
                    List.of(new Problem(Kind.CANONICAL, e.offset(), "canonical JSON (RFC 8785)", e.reason())),
                    Optional.empty());
        }
        List<Problem> problems = new ArrayList<>();
        spelling(line, value).ifPresent(problems::add);
        if (value instanceof JsonObject object) {
            checkMembers(object, problems);
            checkNumbers(object, problems);
        } else {
            problems.add(new Problem(Kind.SCHEMA, 0, "a JSON object", snippet(line, 0)));
        }
        if (problems.isEmpty()) {
            // Never seen; were the scanner stricter than this, the line must still not pass.
            problems.add(new Problem(Kind.CANONICAL, 0, "a canonical entry of format 1", snippet(line, 0)));
        }
        return new EntryDiagnosis(
                problems, value instanceof JsonObject object ? Optional.of(object) : Optional.empty());
    }

    private static Optional<Problem> spelling(byte[] line, JsonValue value) {
        byte[] canonical = CanonicalJson.write(value);
        int mismatch = Arrays.mismatch(canonical, line);
        return mismatch < 0
                ? Optional.empty()
                : Optional.of(
                        new Problem(Kind.CANONICAL, mismatch, snippet(canonical, mismatch), snippet(line, mismatch)));
    }

    private static void checkMembers(JsonObject object, List<Problem> problems) {
        for (Map.Entry<String, Predicate<JsonValue>> rule : MEMBERS.entrySet()) {
            String name = rule.getKey();
            Optional<JsonValue> member = object.member(name);
            if (member.isEmpty()) {
                problems.add(new Problem(Kind.SCHEMA, 0, "a member /" + name, "none"));
            } else if (!rule.getValue().test(member.get())) {
                problems.add(
                        new Problem(Kind.SCHEMA, 0, "at /" + name + " " + FORMS.get(name), printable(member.get())));
            }
        }
        for (String name : object.members().keySet()) {
            if (!MEMBERS.containsKey(name)) {
                problems.add(new Problem(
                        Kind.SCHEMA,
                        0,
                        "no member but those of format 1",
                        "the member " + printable(new JsonString(name))));
            }
        }
    }

    private static void checkNumbers(JsonObject object, List<Problem> problems) {
        try {
            CanonicalJson.write(object, CanonicalJson.Numbers.SAFE, JsonLimits.ENTRY);
        } catch (UnrepresentableJsonException e) {
            String pointer = snippet(e.pointer().getBytes(StandardCharsets.UTF_8), 0, POINTER);
            problems.add(new Problem(Kind.SCHEMA, 0, "numbers within ±(2^53 - 1)", pointer + ": " + e.reason()));
        }
    }

    private static Map<String, Predicate<JsonValue>> rules() {
        Map<String, Predicate<JsonValue>> rules = new TreeMap<>();
        rules.put("data", JsonObject.class::isInstance);
        rules.put("hash", text(Sha256Digest::isHex));
        rules.put("id", text(EntryId::isSpelling));
        rules.put("metadata", JsonObject.class::isInstance);
        rules.put("previous_hash", text(Sha256Digest::isHex));
        rules.put("sequence", value -> value instanceof JsonNumber n && n.isSafeInteger() && n.value() >= 0);
        rules.put("service", text(ServiceName::isValid));
        rules.put("timestamp", text(EntryTimestamp::isSpelling));
        rules.put("type", text(spelling -> EntryType.ofSpelling(spelling).isPresent()));
        return rules;
    }

    private static Predicate<JsonValue> text(Predicate<String> form) {
        return value -> value instanceof JsonString text && form.test(text.value());
    }

    private static String printable(JsonValue value) {
        return snippet(CanonicalJson.write(value), 0);
    }

    /** Some bytes for a message: printable ASCII, so that a hostile line cannot steer the reader's terminal. */
    private static String snippet(byte[] bytes, int at) {
        return snippet(bytes, at, SNIPPET);
    }

    private static String snippet(byte[] bytes, int at, int limit) {
        if (at >= bytes.length) {
            return "the end of the line";
        }
        int to = Math.min(bytes.length, at + limit);
        StringBuilder text = new StringBuilder();
        for (byte b : Arrays.copyOfRange(bytes, at, to)) {
            text.append(b >= 0x20 && b < 0x7f ? Character.toString(b) : String.format("\\x%02x", b & 0xff));
        }
        return text.append(to < bytes.length ? "..." : "").toString();
    }

    /** The hash that the line ought to bear, when its content can be read. */
    public Optional<Sha256Digest> recomputedHash() {
        return members.map(object -> Sha256Digest.compute(CanonicalJson.write(object.without("hash"))));
    }

    @Override
    public String toString() {
        return problems.stream()
                .map(Problem::toString)
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
    }
}
