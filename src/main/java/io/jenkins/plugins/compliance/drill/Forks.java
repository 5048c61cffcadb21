package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.verify.Check;
import java.util.List;

/** Two stories with one beginning. */
final class Forks {

    private Forks() {}

    static AttackGroup group() {
        return new AttackGroup(
                "Forks",
                List.of(
                        new Attack(
                                "fork-sibling",
                                "two entries have one previous_hash",
                                Place.ANY.needs(),
                                Tampering.ofOneLine(Place.ANY, (line, out) -> {
                                    out.line(line.bytes());
                                    out.forgeInPlace(line.withOtherType());
                                }),
                                Check.PREVIOUS_HASH),
                        new Attack(
                                "fork-suffix",
                                "an entry is altered, and all hashes from there on follow",
                                Place.ANY.needs(),
                                Tampering.ofSuffix(Place.ANY, (line, out) -> out.forge(line.withOtherType())),
                                Check.ROOT)));
    }
}
