package io.jenkins.plugins.compliance.jenkins.ui;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.promotion.Approval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * An entry of a chain as a step of a promotion. Immutable.
 *
 * @param sequence its place in the chain
 * @param time when it was appended, as ISO 8601 in UTC
 * @param event what it says has happened
 * @param hash its hash in hex
 * @param facts what else it says, each in a few words
 */
@ExportedBean(defaultVisibility = 9)
public record TimelineEntry(
        @Exported long sequence,
        @Exported String time,
        @Exported Label event,
        @Exported String hash,
        @Exported List<String> facts) {

    /** The members worth a line, with what to call them. */
    private static final List<Map.Entry<String, String>> FACTS = List.of(
            Map.entry("requester", "by"),
            Map.entry("user", "by"),
            Map.entry("mode", "mode"),
            Map.entry("verdict", "gates"),
            Map.entry("exit_code", "exit code"),
            Map.entry("resumed", "run again"),
            Map.entry("reason", "reason"));

    public TimelineEntry {
        facts = List.copyOf(facts);
    }

    static TimelineEntry of(EvidenceEntry entry) {
        return new TimelineEntry(
                entry.sequence(),
                entry.timestamp().toString(),
                Label.ofEvent(entry.data().text("event").orElse("unknown")),
                entry.hash().hex(),
                facts(entry.data()));
    }

    private static List<String> facts(JsonObject data) {
        List<String> facts = new ArrayList<>();
        for (Map.Entry<String, String> fact : FACTS) {
            data.member(fact.getKey())
                    .map(JsonValue::toString)
                    .ifPresent(value -> facts.add(fact.getValue() + " " + value));
        }
        data.object("output")
                .flatMap(output -> output.text("sha256"))
                .ifPresent(digest -> facts.add("output SHA-256 " + digest.substring(0, Math.min(12, digest.length()))));
        data.object("rollback_to").flatMap(to -> to.text("version")).ifPresent(to -> facts.add("back to " + to));
        data.object("rollback").flatMap(to -> to.text("version")).ifPresent(to -> facts.add("rolling back to " + to));
        data.object("restored").flatMap(to -> to.text("version")).ifPresent(to -> facts.add("restored " + to));
        Approval.users(data).forEach(user -> facts.add("approved by " + user));
        Provisional.texts(data, "drift").forEach(drift -> facts.add("not as planned: " + drift));
        return facts;
    }
}
