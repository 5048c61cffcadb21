package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.chain.verify.Check;
import java.util.List;
import java.util.Map;

/** One entry says something else, in good form, and its hash was left behind. */
final class Alterations {

    private Alterations() {}

    static AttackGroup group() {
        return new AttackGroup(
                "Alterations without new hashes",
                List.of(
                        alteration(
                                "alter-data",
                                "an entry's data is replaced",
                                "data",
                                JsonObject.of(Map.of("event", "forged"))),
                        alteration(
                                "alter-hash",
                                "an entry's hash is replaced",
                                "hash",
                                new JsonString(Sha256Digest.compute().hex()))));
    }

    private static Attack alteration(String id, String description, String member, JsonValue value) {
        return new Attack(
                id,
                description,
                Place.ANY.needs(),
                Tampering.ofOneLine(
                        Place.ANY,
                        (line, out) ->
                                out.line(CanonicalJson.write(line.members().with(member, value)))),
                Check.HASH);
    }
}
