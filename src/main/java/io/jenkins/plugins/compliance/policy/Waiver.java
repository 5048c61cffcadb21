package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Somebody takes it upon themselves that a service is promoted although a gate fails. Missing or stale evidence cannot be
 * waived: who has not looked knows of nothing to take upon themselves.
 *
 * @param gate the gate's name
 * @param reason why; text on one line, up to 1,000 characters
 * @param owner who answers for it; text on one line, up to 1,000 characters
 * @param expires from when on it no longer counts; truncated to milliseconds, as everything in the chain
 */
public record Waiver(String gate, String reason, String owner, Instant expires) {

    /** The member {@code event} of a waiver's entry. */
    public static final String EVENT = "waived";

    /** The grammar of a gate's name. */
    public static final String GATE_GRAMMAR = "[a-z0-9][a-z0-9_-]{0,62}(\\.[a-z0-9][a-z0-9_-]{0,62})?";

    private static final Pattern GATE = Pattern.compile(GATE_GRAMMAR);
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");
    private static final int LONGEST = 1_000;

    /** As all times of the chain. */
    static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** @throws IllegalArgumentException saying which part is not as it must be */
    public Waiver {
        if (!GATE.matcher(gate).matches()) {
            throw new IllegalArgumentException(
                    "a waiver's gate cannot be " + Quoted.of(gate) + "; name a gate of the policy, like coverage.line");
        }
        checkText("reason", reason);
        checkText("owner", owner);
        expires = expires.truncatedTo(ChronoUnit.MILLIS);
    }

    private static void checkText(String part, String text) {
        if (text.isBlank() || text.length() > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a waiver's " + part + " must be 1 to " + LONGEST + " characters on one line, and not only spaces");
        }
    }

    /**
     * Reads a waiver out of a JSON object, such as the data of a {@code waived} entry; other members are not looked at.
     *
     * @throws IllegalArgumentException saying which member is missing or wrong
     */
    public static Waiver of(JsonObject json) {
        String expires = member(json, "expires");
        if (!TIME.matcher(expires).matches()) {
            throw notATime(expires);
        }
        try {
            return new Waiver(
                    member(json, "gate"), member(json, "reason"), member(json, "owner"), Instant.parse(expires));
        } catch (DateTimeException e) {
            throw notATime(expires);
        }
    }

    private static IllegalArgumentException notATime(String expires) {
        return new IllegalArgumentException(
                "a waiver's expires cannot be " + Quoted.of(expires) + "; it is a time like 2026-12-31T00:00:00.000Z");
    }

    private static String member(JsonObject json, String name) {
        return json.text(name)
                .orElseThrow(() -> new IllegalArgumentException("a waiver needs the text \"" + name + '"'));
    }

    /** Whether it counts at that time. */
    public boolean countsAt(Instant time) {
        return time.isBefore(expires);
    }

    /** The waiver's four members: {@code gate}, {@code reason}, {@code owner}, {@code expires}. */
    public JsonObject toJson() {
        return JsonObject.of(Map.of("gate", gate, "reason", reason, "owner", owner, "expires", FORMAT.format(expires)));
    }

    /** The data of the waiver's entry: its members and the event {@value #EVENT}. */
    public JsonObject entryData() {
        return toJson().with("event", new JsonString(EVENT));
    }
}
