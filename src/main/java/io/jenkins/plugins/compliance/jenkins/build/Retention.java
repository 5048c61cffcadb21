package io.jenkins.plugins.compliance.jenkins.build;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which builds with evidence have to be kept: those that the newest promotion of a service rests on, and the others for a
 * number of years; and those of which that cannot be told. Immutable.
 */
final class Retention {

    private final Map<String, Foundation> foundations;
    private final Set<String> unreadable;
    private final int years;
    private final Instant now;

    /**
     * @param foundations by service, what its newest promotions rest on
     * @param unreadable the services of which it cannot be told what they rest on
     * @param years how long every build with evidence is kept
     * @param now the time
     */
    Retention(Map<String, Foundation> foundations, Set<String> unreadable, int years, Instant now) {
        this.foundations = Map.copyOf(foundations);
        this.unreadable = Set.copyOf(unreadable);
        this.years = years;
        this.now = now;
    }

    /**
     * Why a build has to be kept; empty when it need not be.
     *
     * @param records what it did
     * @param built when it began
     */
    Optional<String> reason(List<BuildRecord> records, Instant built) {
        for (BuildRecord record : records) {
            if (unreadable.contains(record.getService())) {
                return Optional.of(
                        "it has compliance evidence, and the chain of " + record.getService() + " cannot be read");
            }
            Foundation foundation = foundations.get(record.getService());
            if (foundation != null && foundation.has(record)) {
                return Optional.of("the newest promotion of " + record.getService() + " rests on it");
            }
        }
        Instant end = built.atZone(ZoneOffset.UTC).plusYears(years).toInstant();
        return !records.isEmpty() && now.isBefore(end)
                ? Optional.of("it has compliance evidence, which is kept until "
                        + end.atZone(ZoneOffset.UTC).toLocalDate())
                : Optional.empty();
    }
}
