package io.jenkins.plugins.compliance.evidence.collect;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.evidence.EvidenceDocument;
import io.jenkins.plugins.compliance.evidence.EvidenceFiles;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.FileReference;
import io.jenkins.plugins.compliance.evidence.ReportException;
import io.jenkins.plugins.compliance.evidence.ReportFormat;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import io.jenkins.plugins.compliance.evidence.report.Report;
import io.jenkins.plugins.compliance.evidence.report.ReportContent;
import io.jenkins.plugins.compliance.evidence.report.ReportReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects evidence of one kind. Each report is kept first, and what is read is what was kept, so that the numbers are
 * those of the very bytes whose digest goes into the chain. Reports with the same bytes count once.
 *
 * <p>One that is refused refuses the whole; what was kept until then stays, and nothing refers to it. Stateless and
 * thread-safe.
 */
public final class EvidenceCollector {

    /** The most reports of one collection. */
    public static final int MOST_REPORTS = 10_000;

    private EvidenceCollector() {}

    /**
     * Keeps the reports and makes their document, which is kept too.
     *
     * @param reports one at least
     * @param format what each must be; when empty, whatever is of the kind. Nothing reads {@link EvidenceKind#FILES}
     * @throws ReportException when a report is refused, is of another kind, has a name that cannot be recorded, or when
     *     there are none or too many
     * @throws IOException when a report cannot be opened, or nothing can be kept
     */
    public static CollectedEvidence collect(
            EvidenceKind kind, List<ReportSource> reports, Optional<ReportFormat> format, EvidenceFiles files)
            throws IOException {
        check(kind, reports, format);
        Collection collection = new Collection(kind, format, files);
        for (ReportSource report : reports) {
            collection.add(report);
        }
        EvidenceDocument document = collection.document();
        byte[] bytes = document.bytes();
        FileReference file =
                files.put(kind.documentName(), EvidenceDocument.MEDIA_TYPE, new ByteArrayInputStream(bytes));
        return new CollectedEvidence(document, file, collection.files());
    }

    private static void check(EvidenceKind kind, List<ReportSource> reports, Optional<ReportFormat> format)
            throws ReportException {
        if (reports.isEmpty()) {
            throw new ReportException(kind.word(), "", "there are no reports", "name one at least");
        } else if (reports.size() > MOST_REPORTS) {
            throw new ReportException(
                    kind.word(),
                    "",
                    reports.size() + " reports are more than " + MOST_REPORTS,
                    "let the tool write fewer and larger ones, or collect in parts");
        } else if (format.isPresent() && format.get().kind() != kind) {
            throw new ReportException(
                    kind.word(),
                    "",
                    format.get().title() + " is a format of the kind "
                            + format.get().kind(),
                    "collect it as that kind, or name another format");
        }
    }

    /** Reports being collected. */
    private static final class Collection {

        private final EvidenceKind kind;
        private final Optional<ReportFormat> format;
        private final EvidenceFiles store;
        private final Set<Sha256Digest> seen = new HashSet<>();
        private final List<FileReference> files = new ArrayList<>();
        private final List<JsonObject> rows = new ArrayList<>();
        private @Nullable ReportContent content;

        Collection(EvidenceKind kind, Optional<ReportFormat> format, EvidenceFiles store) {
            this.kind = kind;
            this.format = format;
            this.store = store;
        }

        void add(ReportSource source) throws IOException {
            FileReference file = keep(source);
            if (!seen.add(file.digest())) {
                return;
            }
            files.add(file);
            rows.add(kind == EvidenceKind.FILES ? file.toJson() : read(file));
        }

        private FileReference keep(ReportSource source) throws IOException {
            if (!FileReference.isName(source.name())) {
                throw new ReportException(
                        source.name(),
                        "",
                        "the name has control characters, is blank, or is longer than " + FileReference.MAX_NAME_BYTES
                                + " bytes",
                        "rename the file");
            }
            try (InputStream bytes = source.open()) {
                return store.put(source.name(), source.mediaType(), bytes);
            }
        }

        private JsonObject read(FileReference file) throws IOException {
            Report report = ReportReader.read(ReportSource.of(file, store), format);
            if (report.format().kind() != kind) {
                throw new ReportException(
                        file.name(),
                        "",
                        "it is " + report.format().title() + ", which is of the kind "
                                + report.format().kind() + " and not " + kind,
                        "collect it as that kind, or name the right file");
            }
            JsonObject row = file.toJson()
                    .with("format", new JsonString(report.format().word()))
                    .with("summary", report.content().summary());
            if (report.tool().isPresent()) {
                row = row.with("tool", report.tool().get().toJson());
            }
            if (report.time().isPresent()) {
                row = row.with("time", new JsonString(report.time().get()));
            }
            if (content == null) {
                content = report.content();
            } else {
                content.add(report.content());
            }
            return row;
        }

        List<FileReference> files() {
            return files;
        }

        EvidenceDocument document() {
            Map<String, JsonValue> details = content == null ? Map.of() : content.details();
            return new EvidenceDocument(kind, rows, content == null ? fileSummary() : content.summary(), details);
        }

        private JsonObject fileSummary() {
            long bytes = files.stream().mapToLong(FileReference::size).sum();
            return JsonObject.EMPTY.with("count", new JsonNumber(files.size())).with("bytes", new JsonNumber(bytes));
        }
    }
}
