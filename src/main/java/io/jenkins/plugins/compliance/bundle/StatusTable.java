package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.store.EntryReader;
import io.jenkins.plugins.compliance.store.LocalStore;
import io.jenkins.plugins.compliance.store.StoreException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where every service is: {@code | Date | Service | Stage | Evidence | Next Steps |}, one row for each, by name.
 * Immutable.
 */
public final class StatusTable {

    private static final String[] HEADS = {"Date", "Service", "Stage", "Evidence", "Next Steps"};

    private final List<Row> rows;

    private record Row(String date, String service, String stage, String evidence, String nextSteps) {
        String[] cells() {
            return new String[] {date, service, stage, evidence, nextSteps};
        }
    }

    private StatusTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Reads every chain once, in constant memory but for one row each. */
    public static StatusTable of(LocalStore store) throws StoreException {
        List<Row> rows = new ArrayList<>();
        for (ServiceName service : store.services()) {
            try (EntryReader entries = store.readOnly(service).snapshot().read(0, Long.MAX_VALUE)) {
                Fold fold = new Fold();
                for (Optional<EvidenceEntry> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
                    fold.take(entry.get());
                }
                rows.add(fold.row(service));
            }
        }
        return new StatusTable(rows);
    }

    /** What a chain's entries so far come to. Confined to one thread. */
    private static final class Fold {

        private String date = "-";
        private String stage = "-";
        private String last = "";
        private String evidence = "none";
        private JsonObject metadata = JsonObject.EMPTY;

        /** Where the promotions under way go. */
        private final TreeMap<String, String> targets = new TreeMap<>();

        private final TreeMap<String, Long> collected = new TreeMap<>();

        void take(EvidenceEntry entry) {
            JsonObject data = entry.data();
            String event = data.text("event").orElse("");
            date = entry.timestamp().atZone(ZoneOffset.UTC).toLocalDate().toString();
            if (event.equals("evidence_collected")) {
                data.text("kind").ifPresent(kind -> collected.put(kind, entry.sequence()));
                evidence = "collected: " + String.join(", ", collected.keySet());
            }
            String promotion = data.text("promotion").orElse("");
            if (promotion.isEmpty()) {
                return;
            }
            last = event;
            metadata = entry.metadata();
            switch (event) {
                case "requested" -> {
                    stage = stage.equals("-") ? data.text("from").orElse("-") : stage;
                    targets.put(promotion, data.text("to").orElse("-"));
                }
                case "gates_evaluated" -> evidence = evidence(data);
                case "completed" ->
                    stage = Optional.ofNullable(targets.remove(promotion)).orElse(stage);
                case "rejected", "failed", "abandoned" -> targets.remove(promotion);
                default -> {
                    // Changes neither stage nor evidence.
                }
            }
        }

        Row row(ServiceName service) {
            String next = last.isEmpty() ? "promote it" : Outcomes.nextStep(last);
            if (metadata.text("compliance_mode").equals(Optional.of("provisional"))) {
                String due = metadata.object("audit_metadata")
                        .flatMap(audit -> audit.object("provisional_flags"))
                        .flatMap(flags -> flags.text("full_compliance"))
                        .orElse("later");
                next = (next.equals("none") ? "" : next + "; ") + "provisional until " + due;
            }
            String shown = last.isEmpty() ? stage : stage + " (" + last.replace('_', ' ') + ")";
            return new Row(date, service.value(), shown, evidence.isEmpty() ? "none" : evidence, next);
        }
    }

    private static String evidence(JsonObject evaluation) {
        String evidence = PromotionRecord.array(evaluation, "evidence").stream()
                .map(StatusTable::status)
                .collect(Collectors.joining(", "));
        String waived = PromotionRecord.array(evaluation, "gates").stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(gate -> gate.text("status").equals(Optional.of("waived")))
                .map(gate -> gate.text("id").orElse("-"))
                .collect(Collectors.joining(", "));
        return waived.isEmpty() ? evidence : evidence + "; waived: " + waived;
    }

    private static String status(JsonValue item) {
        return item instanceof JsonObject object
                ? object.text("kind").orElse("-") + " " + object.text("status").orElse("-")
                : "-";
    }

    /** The table in Markdown. */
    public String markdown() {
        Markdown text = new Markdown();
        text.table(HEADS);
        rows.forEach(row -> text.row(row.cells()));
        return text.toString();
    }

    /** The table as an HTML page that needs nothing else. */
    public String html() {
        Html html = new Html()
                .markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .markup("<title>Status</title>\n<style>\n" + PageStyle.css() + "</style>\n</head>\n<body>\n<main>\n")
                .markup("<h1>Status</h1>\n<table><thead><tr>");
        for (String head : HEADS) {
            html.element("th", head);
        }
        html.markup("</tr></thead><tbody>\n");
        for (Row row : rows) {
            html.markup("<tr>");
            for (int i = 0; i < HEADS.length; i++) {
                html.markup("<td data-label=\"" + HEADS[i] + "\">")
                        .text(row.cells()[i])
                        .markup("</td>");
            }
            html.markup("</tr>\n");
        }
        return html.markup("</tbody></table>\n</main>\n</body>\n</html>\n").toString();
    }
}
