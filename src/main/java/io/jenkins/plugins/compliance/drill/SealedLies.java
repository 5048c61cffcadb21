package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.chain.verify.Check;
import io.jenkins.plugins.compliance.drill.Tampering.LineEdit;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** One rule of the entry format or of neighbours is broken, and all hashes are made to agree with that. */
final class SealedLies {

    /** Sorts before every time that a chain can hold but itself. */
    private static final String EARLIEST = "0000-01-01T00:00:00.000Z";

    /** The smallest integer that shares its double with another one, see RFC 7493 section 2.2. */
    private static final double UNSAFE = 0x1p53;

    private SealedLies() {}

    static AttackGroup group() {
        return new AttackGroup(
                "One false member, all hashes made to agree",
                List.of(
                        lie(
                                "lie-timestamp-backwards",
                                "an entry is older than the one before",
                                Place.NOT_FIRST,
                                with("timestamp", new JsonString(EARLIEST)),
                                Check.TIMESTAMP),
                        new Attack(
                                "lie-id-repeated",
                                "an entry has the id of the one before",
                                Place.NOT_FIRST.needs(),
                                Tampering.ofLines(SealedLies::repeatId),
                                Check.ID),
                        lie(
                                "lie-service",
                                "an entry names another service",
                                Place.ANY,
                                (line, out) -> out.forge(renamed(line.members())),
                                Check.SERVICE),
                        new Attack(
                                "lie-service-everywhere",
                                "every entry names another service",
                                Place.ANY.needs(),
                                Tampering.ofLines(
                                        (original, random) -> (line, out) -> out.forge(renamed(line.members()))),
                                Check.SERVICE),
                        lie(
                                "lie-sequence-gap",
                                "a number is left out",
                                Place.ANY,
                                (line, out) -> {
                                    double number = line.index() + 1;
                                    out.forgeInPlace(line.members().with("sequence", new JsonNumber(number)));
                                },
                                Check.SEQUENCE),
                        lie(
                                "lie-previous-hash",
                                "an entry is linked to nothing in the chain",
                                Place.ANY,
                                (line, out) -> out.forgeInPlace(line.members()
                                        .with(
                                                "previous_hash",
                                                new JsonString(Sha256Digest.compute(line.bytes())
                                                        .hex()))),
                                Check.PREVIOUS_HASH),
                        lie(
                                "lie-unknown-member",
                                "an entry has a member that format 1 does not know",
                                Place.ANY,
                                with("approved", new JsonString("yes")),
                                Check.SCHEMA),
                        lie(
                                "lie-unknown-type",
                                "an entry is neither promotion nor validation",
                                Place.ANY,
                                with("type", new JsonString("approval")),
                                Check.SCHEMA),
                        lie(
                                "lie-timestamp-form",
                                "a time is spelled otherwise",
                                Place.ANY,
                                (line, out) -> {
                                    JsonObject entry = line.members();
                                    String time = entry.text("timestamp").orElseThrow();
                                    out.forge(entry.with("timestamp", new JsonString(time.replace("Z", "+00:00"))));
                                },
                                Check.SCHEMA),
                        lie(
                                "lie-unsafe-number",
                                "data holds a number beyond 2^53 - 1",
                                Place.ANY,
                                with("data", JsonObject.of(Map.of("number", UNSAFE))),
                                Check.SCHEMA)));
    }

    private static Attack lie(String id, String description, Place place, LineEdit edit, Check foundBy) {
        return new Attack(id, description, place.needs(), Tampering.ofSuffix(place, edit), foundBy);
    }

    private static LineEdit with(String member, JsonValue value) {
        return (line, out) -> out.forge(line.members().with(member, value));
    }

    private static JsonObject renamed(JsonObject entry) {
        String service = entry.text("service").orElseThrow();
        return entry.with("service", new JsonString(service.equals("x") ? "y" : "x"));
    }

    private static LineEdit repeatId(Specimen original, RandomGenerator random) throws IOException {
        long target = Place.NOT_FIRST.choose(original.entries(), random);
        JsonValue id = EntryText.parse(original.line(target - 1)).member("id").orElseThrow();
        return (line, out) -> {
            if (line.index() < target) {
                out.line(line.bytes());
            } else {
                JsonObject entry = line.members();
                out.forge(line.index() == target ? entry.with("id", id) : entry);
            }
        };
    }
}
