package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.verify.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a failing disk or a crude hand does: one bit of one entry is another. */
final class BitFlips {

    private static final List<String> MEMBERS =
            List.of("data", "hash", "id", "metadata", "previous_hash", "sequence", "service", "timestamp", "type");

    private BitFlips() {}

    static AttackGroup group() {
        List<Attack> attacks = new ArrayList<>();
        for (String member : MEMBERS) {
            attacks.add(flip(
                    "flip-" + member.replace('_', '-'),
                    "one bit of the value of " + member,
                    (entry, random) -> random.nextInt(entry.start(member), entry.end(member))));
        }
        attacks.add(flip(
                "flip-line-feed", "one bit of the line feed behind an entry", (entry, random) -> entry.bytes().length));
        return new AttackGroup("Bit flips", attacks);
    }

    private interface Offset {
        int choose(EntryText entry, RandomGenerator random);
    }

    private static Attack flip(String id, String description, Offset offset) {
        Tampering tampering = Tampering.ofLines((original, random) -> {
            long target = Place.ANY.choose(original.entries(), random);
            return (line, out) -> {
                if (line.index() == target) {
                    byte[] flipped = line.splice(line.bytes().length, line.bytes().length, "\n");
                    flipped[offset.choose(line, random)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                    out.raw(flipped);
                } else {
                    out.line(line.bytes());
                }
            };
        });
        return new Attack(id, description, Place.ANY.needs(), tampering, Check.CANONICAL, Check.SCHEMA, Check.HASH);
    }
}
