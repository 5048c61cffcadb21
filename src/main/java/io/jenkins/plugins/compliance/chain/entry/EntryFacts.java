package io.jenkins.plugins.compliance.chain.entry;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * What of a line matters to its neighbours, as far as it can be read. Immutable.
 *
 * @param sequence the member {@code sequence}
 * @param hash the member {@code hash}
 * @param previousHash the member {@code previous_hash}
 * @param id the member {@code id}
 * @param timestamp the member {@code timestamp}
 * @param service the member {@code service}
 */
public record EntryFacts(
        OptionalLong sequence,
        Optional<String> hash,
        Optional<String> previousHash,
        Optional<String> id,
        Optional<String> timestamp,
        Optional<String> service) {

    /** The facts of a line of which nothing can be read. */
    public static final EntryFacts NONE = new EntryFacts(
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** The facts of a canonical line. */
    public static EntryFacts of(EntryLine line) {
        return new EntryFacts(
                OptionalLong.of(line.sequence()),
                Optional.of(line.hash()),
                Optional.of(line.previousHash()),
                Optional.of(line.id()),
                Optional.of(line.timestamp()),
                Optional.of(line.service()));
    }

    /** The facts of a line that is an object but no canonical entry; a member of the wrong form is not a fact. */
    public static EntryFacts of(JsonObject members) {
        return new EntryFacts(
                members.integer("sequence"),
                text(members, "hash", Sha256Digest::isHex),
                text(members, "previous_hash", Sha256Digest::isHex),
                text(members, "id", EntryId::isSpelling),
                text(members, "timestamp", EntryTimestamp::isSpelling),
                text(members, "service", ServiceName::isValid));
    }

    private static Optional<String> text(JsonObject members, String name, Predicate<String> form) {
        return members.text(name).filter(form);
    }
}
