package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** Which entries of a chain to show. */
final class EntryFilter implements Predicate<EvidenceEntry> {

    @Option(
            names = "--event",
            paramLabel = "NAME",
            description = "Only entries of this event, which stands in data.event. Can be given several times.")
    private List<String> events = List.of();

    @Option(names = "--type", paramLabel = "TYPE", description = "Only entries of this type: promotion or validation.")
    private Optional<EntryType> type = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only entries from this time on, a day or a time in UTC.")
    private Optional<Instant> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "Only entries before this time.")
    private Optional<Instant> until = Optional.empty();

    @Option(names = "--from", paramLabel = "N", description = "Only entries from this sequence on.")
    private Count from = new Count(0);

    @Option(names = "--to", paramLabel = "N", description = "Only entries up to this sequence, which is the last.")
    private Optional<Count> to = Optional.empty();

    /** The first sequence to look at. */
    long begin() {
        return from.value();
    }

    /** The first sequence behind those to look at. */
    long end() {
        return to.map(count -> count.value() < Long.MAX_VALUE ? count.value() + 1 : count.value())
                .orElse(Long.MAX_VALUE);
    }

    @Override
    public boolean test(EvidenceEntry entry) {
        return (events.isEmpty()
                        || entry.data().text("event").filter(events::contains).isPresent())
                && type.map(wanted -> wanted == entry.type()).orElse(true)
                && since.map(time -> !entry.timestamp().isBefore(time)).orElse(true)
                && until.map(entry.timestamp()::isBefore).orElse(true);
    }
}
