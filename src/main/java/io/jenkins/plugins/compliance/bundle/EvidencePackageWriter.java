package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.chain.json.JsonSyntaxException;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.chain.note.KeyHistory;
import io.jenkins.plugins.compliance.chain.note.KeyHistoryJson;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.chain.note.TlogProof;
import io.jenkins.plugins.compliance.evidence.EvidenceFiles;
import io.jenkins.plugins.compliance.evidence.FileReference;
import io.jenkins.plugins.compliance.signing.SigningException;
import io.jenkins.plugins.compliance.store.ChainSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes the evidence package of one promotion: everything that an auditor needs to check, offline and for ever, what was
 * promoted on what evidence. A rejected promotion has one, too. The same chain, evidence and key make the same bytes.
 *
 * <p>Streams: reports of any size pass through in constant memory. Immutable and thread-safe.
 */
public final class EvidencePackageWriter {

    private static final int LONGEST_REPORT_NAME = 80;

    private final EvidenceFiles files;
    private final PackageSigner signer;

    /**
     * @param files where the evidence is kept
     * @param signer signs what in the package has no signature yet
     */
    public EvidencePackageWriter(EvidenceFiles files, PackageSigner signer) {
        this.files = files;
        this.signer = signer;
    }

    /**
     * Writes a package. The chain is verified first, and cut behind the promotion's last entry.
     *
     * @param target the file to be; one that is there is replaced once the package is complete
     * @throws PackagingException when there is no such promotion, the chain is broken, or evidence is missing or not the
     *     evidence that was recorded
     * @throws IOException when something cannot be read or written
     * @throws SigningException or
     * @throws NoteSigningException when the signer cannot sign
     */
    public void write(ChainSnapshot chain, ServiceName service, String promotion, Path target)
            throws IOException, PackagingException, SigningException, NoteSigningException {
        write(PackagedChain.of(chain, service, promotion, signer), target);
    }

    void write(PackagedChain packaged, Path target)
            throws IOException, PackagingException, SigningException, NoteSigningException {
        PromotionRecord promoted = packaged.promotion();
        PromotionDocuments documents = new PromotionDocuments(promoted);
        PackageContent content = new PackageContent();
        content.add(AuditChainFile.NAME, () -> AuditChainFile.of(packaged.lines()));
        content.add(PackageFormat.CHECKPOINT, packaged.checkpoint().bytes());
        content.add(
                PackageFormat.PROOF,
                TlogProof.of(packaged.proof(), packaged.checkpoint()).bytes());
        content.add(PackageFormat.REQUEST, PackageFormat.bytes(documents.request()));
        content.add(PackageFormat.VALIDATION, PackageFormat.bytes(documents.validation()));
        content.add(PackageFormat.METADATA, PackageFormat.bytes(documents.metadata()));
        content.add(PackageFormat.KEY_HISTORY, KeyHistoryJson.format(signer.history()));
        content.add(PackageFormat.VERIFIER_KEYS, verifierKeys(signer.history()));
        for (EvidenceEntry entry : promoted.attested()) {
            content.add(PackageFormat.attestation(entry.sequence()), signer.attestation(entry));
        }
        Reports reports = new Reports(content);
        for (EvidenceEntry evidence : promoted.evidence()) {
            reports.add(evidence);
        }
        PackagePages pages = new PackagePages(promoted, packaged, reports.count);
        content.add(PackageFormat.REPORT, pages.report());
        content.add(PackageFormat.REVIEW_KIT, pages.reviewKit());
        content.add(PackageFormat.VERIFY_GUIDE, pages.verifyGuide());
        content.add(PackageFormat.VERIFIER, VerifierScript.bytes());
        content.write(
                new PackageContent.Subject(
                        PackageManifest.Kind.EVIDENCE,
                        promoted.service(),
                        promoted.promotion(),
                        packaged.checkpoint().checkpoint().size()),
                signer,
                target);
    }

    /**
     * The compliance review kit of a promotion, as its package has it: Markdown.
     *
     * @throws PackagingException when there is no such promotion, or the chain is broken
     */
    public String reviewKit(ChainSnapshot chain, ServiceName service, String promotion)
            throws IOException, PackagingException, NoteSigningException {
        PackagedChain packaged = PackagedChain.of(chain, service, promotion, signer);
        return new ReviewKit(new PackagePages(packaged.promotion(), packaged, 0)).markdown();
    }

    static byte[] verifierKeys(KeyHistory history) {
        StringBuilder lines = new StringBuilder();
        history.keys().forEach(each -> lines.append(each.key().format()).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The documents and the reports behind them, on their way into a package. */
    private final class Reports {

        private final PackageContent content;
        private final Set<Object> seen = new HashSet<>();
        private int count;

        Reports(PackageContent content) {
            this.content = content;
        }

        void add(EvidenceEntry evidence) throws IOException, PackagingException {
            String kind = PromotionRecord.kind(evidence).word();
            FileReference document = PromotionRecord.document(evidence);
            byte[] bytes = document(document, evidence);
            content.addVerified(
                    PromotionRecord.kind(evidence).documentName(), document, () -> open(document, evidence));
            for (FileReference report : reports(bytes, evidence)) {
                // Two reports with the same bytes are one file.
                if (seen.add(report.digest())) {
                    String name = String.format(
                            Locale.ROOT, "%s%s/%04d-%s", PackageFormat.RAW, kind, ++count, plain(report.name()));
                    content.addVerified(name, report, () -> open(report, evidence));
                }
            }
        }

        private byte[] document(FileReference document, EvidenceEntry evidence) throws IOException, PackagingException {
            if (document.size() > PackageFormat.MAX_DOCUMENT_BYTES) {
                throw new PackagingException("the document of entry " + evidence.sequence() + " has " + document.size()
                        + " bytes, more than the " + PackageFormat.MAX_DOCUMENT_BYTES + " of this format");
            }
            try (InputStream in = open(document, evidence)) {
                return in.readAllBytes();
            }
        }

        private InputStream open(FileReference file, EvidenceEntry evidence) throws IOException, PackagingException {
            try {
                return files.open(file.digest());
            } catch (NoSuchFileException e) {
                throw new PackagingException(
                        "the file " + file.name() + " with the SHA-256 " + file.digest() + ", evidence of entry "
                                + evidence.sequence() + ", is missing; restore it from a backup",
                        e);
            }
        }
    }

    /** All reports of a document; its entry lists no more than the first of them. */
    static List<FileReference> reports(byte[] document, EvidenceEntry evidence) throws PackagingException {
        try {
            if (JsonParser.parse(document, PackageFormat.LIMITS) instanceof JsonObject json) {
                return PromotionRecord.array(json, "reports").stream()
                        .map(EvidencePackageWriter::reference)
                        .toList();
            }
        } catch (JsonSyntaxException | IllegalArgumentException e) {
            throw new PackagingException(
                    "the document of entry " + evidence.sequence() + " is not of its form: " + e.getMessage(), e);
        }
        throw new PackagingException("the document of entry " + evidence.sequence() + " is no JSON object");
    }

    private static FileReference reference(JsonValue value) {
        if (value instanceof JsonObject json) {
            return FileReference.of(json);
        }
        throw new IllegalArgumentException("/reports holds something else than reports");
    }

    /** The last part of a name from outside, in the characters of an archive's names. */
    private static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.substring(Math.max(0, plain.length() - LONGEST_REPORT_NAME));
    }
}
