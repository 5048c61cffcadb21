package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.promotion.PromotionState;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import io.jenkins.plugins.compliance.promotion.WaiverRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where services are, as a table: a row for each stage that a service has something at. */
final class StatusText {

    private static final List<String> HEADER =
            List.of("SERVICE", "STAGE", "VERSION", "LAST PROMOTION", "EVIDENCE", "NEXT STEPS");

    private static final int HASH_SHOWN = 12;

    private final Screen screen;
    private final Instant now;

    StatusText(Screen screen, Instant now) {
        this.screen = screen;
        this.now = now;
    }

    void show(List<ServiceStatus> services) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        services.forEach(service -> rows.addAll(rows(service)));
        int[] widths = new int[HEADER.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(String.format("%-" + (widths[i] + 2) + "s", row.get(i)));
            }
            screen.line(
                    rows.get(0) == row ? Style.FAINT : Style.PLAIN,
                    line.toString().stripTrailing());
        }
        services.forEach(this::showWaivers);
        services.stream()
                .filter(service -> service.outOfPlace() > 0)
                .forEach(service -> screen.line(
                        Style.DOUBTFUL,
                        "note: " + service.outOfPlace() + " entries of " + service.service()
                                + " contradict the life cycle of promotions, and changed nothing"));
    }

    private void showWaivers(ServiceStatus status) {
        status.waivers().values().stream()
                .map(WaiverRecord::waiver)
                .filter(waiver -> waiver.countsAt(now))
                .forEach(waiver -> screen.line(
                        Style.DOUBTFUL,
                        "note: " + waiver.gate() + " of " + status.service() + " is waived until " + waiver.expires()
                                + " by " + waiver.owner() + ": " + waiver.reason()));
    }

    private List<List<String>> rows(ServiceStatus status) {
        List<List<String>> rows = new ArrayList<>();
        status.current()
                .forEach((stage, promotion) -> rows.add(List.of(
                        status.service().value(),
                        stage,
                        promotion.version(),
                        last(status),
                        evidence(status),
                        NextStep.of(status))));
        if (rows.isEmpty()) {
            rows.add(List.of(status.service().value(), "-", "-", last(status), evidence(status), NextStep.of(status)));
        }
        return rows;
    }

    private String last(ServiceStatus status) {
        return status.last().map(this::last).orElse("-");
    }

    private String last(PromotionState last) {
        return last.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + last.version() + " "
                + age(last.last().time()) + " " + last.last().sequence() + "/"
                + last.last().hash().hex().substring(0, HASH_SHOWN);
    }

    private String evidence(ServiceStatus status) {
        return status.evidence().isEmpty()
                ? "none"
                : status.evidence().values().stream()
                        .map(record -> record.kind() + " " + age(record.entry().time()))
                        .collect(Collectors.joining(", "));
    }

    private String age(Instant time) {
        Duration age = Duration.between(time, now);
        if (age.toDays() > 0) {
            return age.toDays() + "d";
        }
        return age.toHours() > 0 ? age.toHours() + "h" : Math.max(0, age.toMinutes()) + "m";
    }
}
