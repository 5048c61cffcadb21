package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.store.LocalStore;
import io.jenkins.plugins.compliance.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What happened to all services in a period, entry by entry in the order of time: as a table for a spreadsheet, or as an
 * audit log for machines. Made from the chains as they are; what they hold is not verified here. Immutable.
 */
public final class AuditReports {

    /** Columns of the chain of custody. */
    private static final List<String> COLUMNS = List.of(
            "time",
            "service",
            "entry",
            "event",
            "promotion",
            "action",
            "from",
            "to",
            "version",
            "requester",
            "kind",
            "document_sha256",
            "reason",
            "compliance_mode",
            "previous_hash",
            "hash");

    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private final LocalStore store;
    private final Period period;

    /**
     * @param store the chains
     * @param period entries of other times are left out
     */
    public AuditReports(LocalStore store, Period period) {
        this.store = store;
        this.period = period;
    }

    /**
     * The chain of custody as CSV (RFC 4180) with a heading. Text from outside that a spreadsheet would take for a formula
     * is preceded by an apostrophe.
     *
     * @param lines takes each line, without its end
     */
    public void custody(Consumer<String> lines) throws StoreException {
        lines.accept(String.join(",", COLUMNS));
        forEach(entry -> lines.accept(custodyLine(entry)));
    }

    private static String custodyLine(EvidenceEntry entry) {
        JsonObject data = entry.data();
        return String.join(
                ",",
                cell(entry.timestamp().toString()),
                cell(entry.service().value()),
                Long.toString(entry.sequence()),
                cell(text(data, "event")),
                cell(text(data, "promotion")),
                cell(text(data, "action")),
                cell(text(data, "from")),
                cell(text(data, "to")),
                cell(text(data, "version")),
                cell(text(data, "requester")),
                cell(text(data, "kind")),
                cell(data.object("document")
                        .flatMap(document -> document.text("sha256"))
                        .orElse("")),
                cell(text(data, "reason")),
                cell(entry.metadata().text("compliance_mode").orElse("")),
                entry.previousHash().hex(),
                entry.hash().hex());
    }

    private static String text(JsonObject data, String member) {
        return data.text(member).orElse("");
    }

    /** A cell of text. */
    static String cell(String text) {
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
    }

    /**
     * The audit log: one object a line, in canonical JSON.
     *
     * @param lines takes each line, without its end
     */
    public void auditLog(Consumer<String> lines) throws StoreException {
        forEach(entry -> lines.accept(auditLine(entry)));
    }

    private static String auditLine(EvidenceEntry entry) {
        TreeMap<String, Object> members = new TreeMap<>();
        members.put("time", entry.timestamp().toString());
        members.put("service", entry.service().value());
        members.put("sequence", entry.sequence());
        members.put("type", entry.type().spelling());
        members.put("hash", entry.hash().hex());
        for (String name : List.of(
                "event",
                "promotion",
                "action",
                "from",
                "to",
                "version",
                "requester",
                "kind",
                "verdict",
                "gate",
                "owner",
                "reason",
                "exit_code",
                "policy")) {
            entry.data().member(name).ifPresent(value -> members.put(name, value));
        }
        entry.metadata().member("tags").ifPresent(tags -> members.put("tags", tags));
        return new String(CanonicalJson.write(JsonObject.of(members)), StandardCharsets.UTF_8);
    }

    private void forEach(Consumer<EvidenceEntry> consumer) throws StoreException {
        try (ChronicleReader chronicle = new ChronicleReader(store)) {
            for (Optional<EvidenceEntry> entry = chronicle.next(); entry.isPresent(); entry = chronicle.next()) {
                if (period.contains(entry.get().timestamp())) {
                    consumer.accept(entry.get());
                }
            }
        }
    }
}
