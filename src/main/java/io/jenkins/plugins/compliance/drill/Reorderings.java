package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.verify.Check;
import io.jenkins.plugins.compliance.drill.Tampering.LineEdit;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;

/** The right entries in the wrong order or number. */
final class Reorderings {

    private Reorderings() {}

    static AttackGroup group() {
        return new AttackGroup(
                "Reordering and duplication",
                List.of(
                        new Attack(
                                "swap-adjacent",
                                "two neighbours change places",
                                Needs.entries(2),
                                Tampering.ofLines((original, random) -> {
                                    long first = Place.NOT_LAST.choose(original.entries(), random);
                                    return swap(original, first, first + 1);
                                }),
                                Check.SEQUENCE,
                                Check.PREVIOUS_HASH),
                        new Attack(
                                "swap-far",
                                "two entries that are no neighbours change places",
                                Needs.entries(3),
                                Tampering.ofLines((original, random) -> {
                                    long first = random.nextLong(original.entries() - 2);
                                    return swap(original, first, random.nextLong(first + 2, original.entries()));
                                }),
                                Check.SEQUENCE,
                                Check.PREVIOUS_HASH),
                        new Attack(
                                "swap-content-and-rehash",
                                "two entries exchange what they say, and all hashes follow",
                                Needs.entries(2),
                                Tampering.ofLines(Reorderings::swapContent),
                                Check.ROOT),
                        new Attack(
                                "duplicate",
                                "an entry stands there twice",
                                Place.ANY.needs(),
                                Tampering.ofOneLine(Place.ANY, (line, out) -> {
                                    out.line(line.bytes());
                                    out.line(line.bytes());
                                }),
                                Check.SEQUENCE,
                                Check.PREVIOUS_HASH),
                        new Attack(
                                "duplicate-and-rehash",
                                "an entry stands there twice, the second time with the next number, and all hashes"
                                        + " follow",
                                Place.ANY.needs(),
                                Tampering.ofSuffix(Place.ANY, (line, out) -> {
                                    out.line(line.bytes());
                                    out.forge(line.members());
                                }),
                                Check.ID)));
    }

    private static LineEdit swap(Specimen original, long first, long second) throws IOException {
        byte[] atFirst = original.line(first);
        byte[] atSecond = original.line(second);
        return (line, out) ->
                out.line(line.index() == first ? atSecond : line.index() == second ? atFirst : line.bytes());
    }

    private static LineEdit swapContent(Specimen original, RandomGenerator random) throws IOException {
        long first = Place.NOT_LAST.choose(original.entries(), random);
        long second = random.nextLong(first + 1, original.entries());
        JsonObject atFirst = EntryText.parse(original.line(first));
        JsonObject atSecond = EntryText.parse(original.line(second));
        return (line, out) -> {
            if (line.index() < first) {
                out.line(line.bytes());
            } else if (line.index() == first) {
                out.forge(withContent(line.members(), atSecond));
            } else if (line.index() == second) {
                out.forge(withContent(line.members(), atFirst));
            } else {
                out.forge(line.members());
            }
        };
    }

    private static JsonObject withContent(JsonObject entry, JsonObject other) {
        JsonObject result = entry;
        for (String name : List.of("data", "metadata", "type")) {
            result = result.with(name, other.member(name).orElseThrow());
        }
        return result;
    }
}
