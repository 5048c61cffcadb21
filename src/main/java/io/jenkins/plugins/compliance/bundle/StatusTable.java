package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.promotion.LastEvaluation;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import io.jenkins.plugins.compliance.promotion.StatusFold;
import io.jenkins.plugins.compliance.store.EvidenceStore;
import io.jenkins.plugins.compliance.store.StoreException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    /** The table of what services have come to. */
    public static StatusTable of(List<ServiceStatus> services) {
        return new StatusTable(services.stream().map(StatusTable::row).toList());
    }

    /** Reads every chain once, in constant memory but for the promotions' states. */
    public static StatusTable of(EvidenceStore store) throws StoreException {
        StatusFold fold = new StatusFold();
        fold.update(store);
        return of(fold.status());
    }

    private static Row row(ServiceStatus status) {
        Optional<String> last = status.last().map(promotion -> Outcomes.event(promotion.phase()));
        String stage = status.stage().orElse("-");
        return new Row(
                status.time()
                        .map(time -> time.atZone(ZoneOffset.UTC).toLocalDate().toString())
                        .orElse("-"),
                status.service().value(),
                last.map(event -> stage + " (" + event.replace('_', ' ') + ")").orElse(stage + " (no promotion)"),
                evidence(status),
                nextSteps(status, last.map(Outcomes::nextStep).orElse("promote it")));
    }

    /** What was collected last, unless gates have been evaluated since. */
    private static String evidence(ServiceStatus status) {
        long evaluated =
                status.evaluation().map(each -> each.entry().sequence()).orElse(-1L);
        boolean newer = status.evidence().values().stream()
                .anyMatch(each -> each.entry().sequence() > evaluated);
        if (newer) {
            return status.evidence().keySet().stream()
                    .map(EvidenceKind::word)
                    .sorted()
                    .collect(Collectors.joining(", ", "collected: ", ""));
        }
        String found = status.evaluation().map(StatusTable::evidence).orElse("");
        return found.isEmpty() ? "none" : found;
    }

    private static String evidence(LastEvaluation evaluation) {
        String evidence = evaluation.evidence().stream()
                .map(item -> item.name() + " " + item.status())
                .collect(Collectors.joining(", "));
        String waived = String.join(", ", evaluation.waived());
        return waived.isEmpty() ? evidence : evidence + "; waived: " + waived;
    }

    private static String nextSteps(ServiceStatus status, String next) {
        if (!status.metadata().text("compliance_mode").equals(Optional.of("provisional"))) {
            return next;
        }
        String due = status.metadata()
                .object("audit_metadata")
                .flatMap(audit -> audit.object("provisional_flags"))
                .flatMap(flags -> flags.text("full_compliance"))
                .orElse("later");
        return (next.equals("none") ? "" : next + "; ") + "provisional until " + due;
    }

    /** The table in Markdown. */
    public String markdown() {
        Markdown text = new Markdown();
        text.table(HEADS);
        rows.forEach(row -> text.row(row.cells()));
        return text.toString();
    }

    /** The table as CSV (RFC 4180) for a spreadsheet, its formulas neutralised. */
    public String csv() {
        StringBuilder text = new StringBuilder(String.join(",", HEADS)).append("\r\n");
        rows.forEach(row -> text.append(
                        Arrays.stream(row.cells()).map(AuditReports::cell).collect(Collectors.joining(",")))
                .append("\r\n"));
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
