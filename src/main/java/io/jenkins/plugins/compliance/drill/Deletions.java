package io.jenkins.plugins.compliance.drill;

import static io.jenkins.plugins.compliance.drill.Place.FIRST;
import static io.jenkins.plugins.compliance.drill.Place.LAST;
import static io.jenkins.plugins.compliance.drill.Place.NEITHER_FIRST_NOR_LAST;
import static io.jenkins.plugins.compliance.drill.Place.NOT_FIRST;
import static io.jenkins.plugins.compliance.drill.Place.NOT_LAST;

import io.jenkins.plugins.compliance.chain.verify.Check;
import java.util.List;

/** Evidence that somebody would rather not have. */
final class Deletions {

    private static final Tampering.LineEdit DELETED = (line, out) -> {};

    private Deletions() {}

    static AttackGroup group() {
        return new AttackGroup(
                "Deletions",
                List.of(
                        new Attack(
                                "delete-head",
                                "the first entry is gone",
                                Needs.entries(2),
                                Tampering.ofOneLine(FIRST, DELETED),
                                Check.SEQUENCE,
                                Check.PREVIOUS_HASH),
                        new Attack(
                                "delete-middle",
                                "an entry between first and last is gone",
                                NEITHER_FIRST_NOR_LAST.needs(),
                                Tampering.ofOneLine(NEITHER_FIRST_NOR_LAST, DELETED),
                                Check.SEQUENCE,
                                Check.PREVIOUS_HASH),
                        new Attack(
                                "delete-tail",
                                "the last entry is gone",
                                LAST.needs(),
                                Tampering.ofOneLine(LAST, DELETED),
                                Check.TAIL),
                        truncation("truncate", "everything from some entry on is gone", NOT_FIRST),
                        truncation("delete-all", "everything is gone", FIRST),
                        new Attack(
                                "delete-and-rehash",
                                "an entry is gone, and the later ones follow as if it had never been",
                                NOT_LAST.needs(),
                                Tampering.ofSuffix(NOT_LAST, DELETED),
                                Check.ROOT,
                                Check.TAIL)));
    }

    private static Attack truncation(String id, String description, Place place) {
        Tampering tampering = Tampering.ofLines((original, random) -> {
            long end = place.choose(original.entries(), random);
            return (line, out) -> {
                if (line.index() < end) {
                    out.line(line.bytes());
                }
            };
        });
        return new Attack(id, description, place.needs(), tampering, Check.TAIL);
    }
}
