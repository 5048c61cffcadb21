package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.chain.json.JsonSyntaxException;
import java.util.Set;

/** The draft of an entry as JSON: {@code {"service","type","metadata","data"}}, and nothing else. */
final class DraftJson {

    private static final Set<String> MEMBERS = Set.of("service", "type", "metadata", "data");

    private DraftJson() {}

    /** @throws CommandFailedException naming the member that is wrong */
    static EntryDraft parse(byte[] utf8) throws CommandFailedException {
        JsonObject draft = object(utf8);
        for (String name : draft.members().keySet()) {
            if (!MEMBERS.contains(name)) {
                throw new CommandFailedException("the draft has an unknown member /" + name
                        + "; it has service, type, metadata and data, and the store gives the rest");
            }
        }
        String type = text(draft, "type");
        return new EntryDraft(
                service(text(draft, "service")),
                EntryType.ofSpelling(type)
                        .orElseThrow(() -> new CommandFailedException(
                                "the draft's /type is \"" + type + "\"; it must be promotion or validation")),
                member(draft, "metadata"),
                member(draft, "data"));
    }

    private static JsonObject object(byte[] utf8) throws CommandFailedException {
        try {
            if (JsonParser.parse(utf8, JsonLimits.ENTRY) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonSyntaxException e) {
            throw new CommandFailedException("the draft on standard input is not JSON: " + e.getMessage(), e);
        }
        throw new CommandFailedException("the draft on standard input is not a JSON object");
    }

    private static ServiceName service(String name) throws CommandFailedException {
        try {
            return new ServiceName(name);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException("the draft's /service is " + e.getMessage(), e);
        }
    }

    private static String text(JsonObject draft, String name) throws CommandFailedException {
        return draft.text(name)
                .orElseThrow(() -> new CommandFailedException("the draft's /" + name + " is missing or not text"));
    }

    private static JsonObject member(JsonObject draft, String name) throws CommandFailedException {
        return draft.object(name)
                .orElseThrow(() -> new CommandFailedException("the draft's /" + name + " is missing or not an object"));
    }
}
