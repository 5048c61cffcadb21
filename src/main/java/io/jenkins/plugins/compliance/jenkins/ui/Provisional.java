package io.jenkins.plugins.compliance.jenkins.ui;

import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What an entry's metadata say about how provisional it is. Immutable.
 *
 * @param provisional whether it is at all
 * @param tags its tags
 * @param pending the controls that are still pending
 * @param due when full compliance is due; empty when it is not said
 */
@ExportedBean(defaultVisibility = 9)
public record Provisional(
        @Exported boolean provisional,
        @Exported List<String> tags,
        @Exported List<String> pending,
        @Exported String due) {

    private static final String DUE = "full_compliance";

    public Provisional {
        tags = List.copyOf(tags);
        pending = List.copyOf(pending);
    }

    static Provisional of(JsonObject metadata) {
        TreeMap<String, String> flags = new TreeMap<>();
        metadata.object("audit_metadata")
                .flatMap(audit -> audit.object("provisional_flags"))
                .ifPresent(object -> object.members().forEach((name, value) -> {
                    if (value instanceof JsonString text) {
                        flags.put(name, text.value());
                    }
                }));
        String due = Optional.ofNullable(flags.remove(DUE)).orElse("");
        return new Provisional(
                metadata.text("compliance_mode").equals(Optional.of("provisional")),
                texts(metadata, "tags"),
                flags.entrySet().stream()
                        .filter(flag -> flag.getValue().equals("pending"))
                        .map(Map.Entry::getKey)
                        .toList(),
                due);
    }

    /** The texts of an array, none when there is no such array. */
    static List<String> texts(JsonObject object, String array) {
        return object.member(array).orElse(null) instanceof JsonArray elements
                ? elements.elements().stream()
                        .map(element -> element instanceof JsonString text ? text.value() : element.toString())
                        .toList()
                : List.of();
    }
}
