package io.jenkins.plugins.compliance.jenkins.ui;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.FileReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * Evidence of one kind: what an entry {@code evidence_collected} says, and whether it counted. Immutable.
 *
 * @param kind what it is about
 * @param status present, missing, stale; or collected, where no gate has looked at it
 * @param collected when, as ISO 8601 in UTC; null when it is missing
 * @param sequence the entry; -1 when it is missing
 * @param hash the entry's hash in hex; empty when it is missing
 * @param summary the numbers that gates go by, in one line
 * @param document the normalised document; null when it is missing
 * @param reports the original reports, as far as the entry lists them
 * @param reportCount how many there are
 */
@ExportedBean(defaultVisibility = 9)
public record EvidenceRow(
        @Exported String kind,
        @Exported Label status,
        @Exported @Nullable String collected,
        @Exported long sequence,
        @Exported String hash,
        @Exported String summary,
        @Exported @Nullable FileRow document,
        @Exported List<FileRow> reports,
        @Exported long reportCount) {

    static final String EVENT = "evidence_collected";

    public EvidenceRow {
        reports = List.copyOf(reports);
    }

    /** Evidence that was asked for and is not there. */
    static EvidenceRow missing(String kind, String status) {
        return new EvidenceRow(kind, Label.ofStatus(status), null, -1, "", "", null, List.of(), 0);
    }

    /** What an entry says; what it refers to in another form than it must is left out. */
    static EvidenceRow of(EvidenceEntry entry, String status) {
        JsonObject data = entry.data();
        List<FileRow> reports = new ArrayList<>();
        if (data.member("reports").orElse(null) instanceof JsonArray elements) {
            elements.elements().forEach(element -> file(element).ifPresent(reports::add));
        }
        return new EvidenceRow(
                data.text("kind").orElse("-"),
                Label.ofStatus(status),
                entry.timestamp().toString(),
                entry.sequence(),
                entry.hash().hex(),
                data.object("summary").map(EvidenceRow::summary).orElse(""),
                data.member("document").flatMap(EvidenceRow::file).orElse(null),
                reports,
                data.integer("report_count").orElse(reports.size()));
    }

    private static Optional<FileRow> file(Object value) {
        if (!(value instanceof JsonObject object)) {
            return Optional.empty();
        }
        try {
            return Optional.of(FileRow.of(FileReference.of(object)));
        } catch (IllegalArgumentException notAReference) {
            // Somebody else's entry: verification says what is wrong with it, a page shows the rest.
            return Optional.empty();
        }
    }

    private static String summary(JsonObject summary) {
        return summary.members().entrySet().stream()
                .filter(member -> member.getValue() instanceof JsonNumber)
                .map(member -> member.getKey() + " " + member.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Every file it refers to. */
    Stream<FileRow> files() {
        return Stream.concat(Stream.ofNullable(document), reports.stream());
    }

    /** How many reports there are beyond those listed. */
    public long unlisted() {
        return Math.max(0, reportCount - reports.size());
    }
}
