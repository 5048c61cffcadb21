package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.merkle.InclusionProver;
import io.jenkins.plugins.compliance.chain.merkle.MerkleHasher;
import io.jenkins.plugins.compliance.chain.note.NoteFormatException;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.chain.note.TlogProof;
import io.jenkins.plugins.compliance.chain.verify.ChainExpectations;
import io.jenkins.plugins.compliance.chain.verify.ChainVerifier;
import io.jenkins.plugins.compliance.chain.verify.Check;
import io.jenkins.plugins.compliance.chain.verify.CheckpointSource;
import io.jenkins.plugins.compliance.chain.verify.VerificationReport;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.FileReference;
import io.jenkins.plugins.compliance.promotion.ServiceState;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The checks of what an evidence package says: its chain, and that everything else follows from it. */
final class EvidenceCheck {

    private final OpenedPackage opened;
    private final ArchiveReader archive;
    private final PackageManifest manifest;

    EvidenceCheck(OpenedPackage opened) {
        this.opened = opened;
        this.archive = opened.archive();
        this.manifest = opened.manifest();
    }

    /** @throws BrokenPackageException also when findings were made in the chain, behind which nothing was looked at */
    PromotionRecord verify(int threads) throws IOException, BrokenPackageException {
        AuditChainFile.check(archive.open(AuditChainFile.NAME));
        verifyChain(threads);
        if (opened.findings().count() > 0) {
            throw new BrokenPackageException();
        }
        PromotionRecord promotion;
        try {
            promotion = PromotionRecord.read(manifest.service(), manifest.promotion(), this::forEach);
            checkEnd(promotion);
            compareDocuments(promotion);
            compareEvidence(promotion);
        } catch (LifeCycleException e) {
            for (ServiceState.OutOfPlace each : e.contradictions()) {
                find(
                        Check.LIFE_CYCLE,
                        AuditChainFile.NAME + ", entry " + each.entry().sequence(),
                        "an entry that the promotion's life cycle has here",
                        each.reason());
            }
            throw new BrokenPackageException();
        } catch (IllegalArgumentException e) {
            throw broken("a promotion's entries of their form", String.valueOf(e.getMessage()));
        }
        return promotion;
    }

    private static BrokenPackageException broken(String expected, String found) {
        return new BrokenPackageException(Check.DOCUMENT, AuditChainFile.NAME, expected, found);
    }

    private void verifyChain(int threads) throws IOException, BrokenPackageException {
        byte[] checkpoint = archive.read(PackageFormat.CHECKPOINT);
        long signedSize = -1;
        try {
            signedSize = SignedCheckpoint.parse(checkpoint).checkpoint().size();
        } catch (NoteFormatException e) {
            find(Check.SIGNATURE, PackageFormat.CHECKPOINT, "a checkpoint signed by a trusted key", e.getMessage());
        }
        ChainExpectations expected = new ChainExpectations(
                Optional.of(manifest.service()), OptionalLong.of(manifest.size()), Optional.empty());
        ChainVerifier verifier =
                new ChainVerifier(expected, Optional.of(opened.keys().policy()), threads);
        try (InputStream lines = lines();
                InputStream signed = archive.open(PackageFormat.CHECKPOINT)) {
            List<CheckpointSource> checkpoints =
                    signedSize < 0 ? List.of() : List.of(new CheckpointSource(PackageFormat.CHECKPOINT, signed, true));
            VerificationReport report = verifier.verify(
                    lines, checkpoints, finding -> opened.findings().add(PackageFinding.of(finding)));
            if (signedSize >= 0 && signedSize < report.entries()) {
                find(
                        Check.TAIL,
                        AuditChainFile.NAME,
                        "the " + signedSize + " entries of the checkpoint",
                        Long.toString(report.entries()));
            }
        }
    }

    private InputStream lines() {
        return AuditChainFile.lines(archive.open(AuditChainFile.NAME));
    }

    private void forEach(PromotionRecord.EntryConsumer consumer) throws IOException, BrokenPackageException {
        AuditChainFile.forEach(archive, consumer);
    }

    private void checkEnd(PromotionRecord promotion) throws BrokenPackageException {
        if (promotion.last().sequence() != manifest.size() - 1) {
            throw broken(
                    "the promotion's last entry at the end of the chain",
                    "entry " + promotion.last().sequence());
        }
    }

    private void compareDocuments(PromotionRecord promotion) throws IOException, BrokenPackageException {
        PromotionDocuments documents = new PromotionDocuments(promotion);
        opened.compare(Check.DOCUMENT, PackageFormat.REQUEST, PackageFormat.bytes(documents.request()));
        opened.compare(Check.DOCUMENT, PackageFormat.VALIDATION, PackageFormat.bytes(documents.validation()));
        opened.compare(Check.DOCUMENT, PackageFormat.METADATA, PackageFormat.bytes(documents.metadata()));
        opened.compare(
                Check.DOCUMENT,
                PackageFormat.VERIFIER_KEYS,
                EvidencePackageWriter.verifierKeys(opened.ownKeys().history()));
        opened.compare(Check.PROOF, PackageFormat.PROOF, proof());
    }

    /** There is but one proof of an entry in a tree; so it is made anew and compared. */
    private byte[] proof() throws IOException, BrokenPackageException {
        InclusionProver prover = new InclusionProver(manifest.size() - 1, manifest.size());
        MerkleHasher hasher = new MerkleHasher();
        forEach(entry -> {
            byte[] line = entry.line();
            prover.append(hasher.leafHash(line, 0, line.length));
        });
        try {
            SignedCheckpoint checkpoint = SignedCheckpoint.parse(archive.read(PackageFormat.CHECKPOINT));
            return TlogProof.of(prover.finish(), checkpoint).bytes();
        } catch (NoteFormatException e) {
            throw broken("the checkpoint that was verified", String.valueOf(e.getMessage()));
        }
    }

    private void compareEvidence(PromotionRecord promotion) throws IOException, BrokenPackageException {
        Map<String, PackagedFile> documents = new TreeMap<>();
        Map<String, PackagedFile> reports = new TreeMap<>();
        for (EvidenceEntry evidence : promotion.evidence()) {
            documents.put(
                    PromotionRecord.kind(evidence).documentName(), PackagedFile.of(PromotionRecord.document(evidence)));
        }
        boolean complete = true;
        for (EvidenceKind kind : EvidenceKind.values()) {
            complete &= compareDocument(kind.documentName(), documents);
        }
        if (complete) {
            for (EvidenceEntry evidence : promotion.evidence()) {
                readReports(evidence, reports);
            }
            compareReports(reports);
        }
        compareNames(promotion);
    }

    private boolean compareDocument(String name, Map<String, PackagedFile> documents) {
        Optional<PackagedFile> expected = Optional.ofNullable(documents.get(name));
        Optional<PackagedFile> found = Optional.ofNullable(manifest.files().get(name));
        if (expected.equals(found)) {
            return true;
        }
        find(
                Check.DOCUMENT,
                name,
                expected.map(PackagedFile::toString).orElse("no document without evidence"),
                found.map(PackagedFile::toString).orElse("none"));
        return false;
    }

    private void readReports(EvidenceEntry evidence, Map<String, PackagedFile> reports)
            throws IOException, BrokenPackageException {
        byte[] document = archive.read(PromotionRecord.kind(evidence).documentName());
        try {
            for (FileReference report : EvidencePackageWriter.reports(document, evidence)) {
                reports.put(report.digest().hex(), PackagedFile.of(report));
            }
        } catch (PackagingException e) {
            throw broken("a document of its form", e.getMessage());
        }
    }

    private void compareReports(Map<String, PackagedFile> reports) {
        Map<String, PackagedFile> raw = new TreeMap<>();
        manifest.files().forEach((name, file) -> {
            if (name.startsWith(PackageFormat.RAW)) {
                raw.put(file.digest().hex(), file);
            }
        });
        Set<String> digests = new TreeSet<>(raw.keySet());
        digests.addAll(reports.keySet());
        for (String digest : digests) {
            Optional<PackagedFile> expected = Optional.ofNullable(reports.get(digest));
            Optional<PackagedFile> found = Optional.ofNullable(raw.get(digest));
            if (!expected.equals(found)) {
                find(
                        Check.RAW,
                        PackageFormat.RAW,
                        expected.map(PackagedFile::toString).orElse("no report without evidence"),
                        found.map(PackagedFile::toString).orElse("none"));
            }
        }
    }

    private void compareNames(PromotionRecord promotion) {
        Set<String> attestations = promotion.attested().stream()
                .map(entry -> PackageFormat.attestation(entry.sequence()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new HashSet<>(PackageFormat.EVIDENCE_FILES);
        known.addAll(attestations);
        for (EvidenceKind kind : EvidenceKind.values()) {
            known.add(kind.documentName());
        }
        for (String name : attestations) {
            if (!manifest.files().containsKey(name)) {
                find(Check.MANIFEST, name, "an attestation of each entry of this promotion", "none");
            }
        }
        for (String name : manifest.files().keySet()) {
            if (!known.contains(name) && !name.startsWith(PackageFormat.RAW)) {
                find(Check.MANIFEST, name, "no file that is not of the format", "one");
            }
        }
    }

    private void find(Check check, String place, String expected, @Nullable String found) {
        opened.findings().add(new PackageFinding(check, place, expected, String.valueOf(found)));
    }
}
