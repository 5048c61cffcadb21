package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.bundle.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which days a report is about. A mixin. */
final class PeriodOptions {

    @Option(names = "--from", paramLabel = "DATE", description = "The first day (UTC).")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DATE", description = "The last day (UTC).")
    private Optional<LocalDate> to = Optional.empty();

    /** @throws CommandFailedException when it ends before it begins */
    Period period() throws CommandFailedException {
        Instant first = from.map(PeriodOptions::start).orElse(Instant.MIN);
        Instant behind = to.map(day -> start(day.plusDays(1))).orElse(Instant.MAX);
        if (behind.isBefore(first)) {
            throw new CommandFailedException("--to is before --from");
        }
        return new Period(first, behind);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
