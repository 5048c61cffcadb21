package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.note.KeyHistoryJson;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.signing.TrustedKeys;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Wraps an evidence package for distribution (the "golden goose" package): states the requirements that a distributed
 * promotion meets, each of them checked here on the verified package, and checked again by whoever verifies this one.
 * The same package and key make the same bytes. Immutable and thread-safe.
 */
public final class DistributionPackageWriter {

    private final PackageSigner signer;

    /** @param signer signs the manifest; the package must verify by its key history */
    public DistributionPackageWriter(PackageSigner signer) {
        this.signer = signer;
    }

    /**
     * Writes a distribution package.
     *
     * @param evidencePackage the evidence package, which is verified first
     * @param target the file to be; one that is there is replaced once the package is complete
     * @throws PackagingException when the evidence package does not verify, or a requirement is not met
     * @throws IOException when something cannot be read or written
     * @throws NoteSigningException when the signer cannot sign
     */
    public void write(Path evidencePackage, Path target) throws IOException, PackagingException, NoteSigningException {
        PackageReport report = verify(evidencePackage);
        PackageContent content = new PackageContent();
        PromotionRecord promotion;
        try (FileChannel channel = FileChannel.open(evidencePackage, StandardOpenOption.READ)) {
            ArchiveReader archive = new ArchiveReader(channel, 0, channel.size());
            PackageManifest manifest = PackageManifest.parse(archive.read(PackageFormat.MANIFEST));
            promotion = PromotionRecord.read(
                    manifest.service(), manifest.promotion(), consumer -> AuditChainFile.forEach(archive, consumer));
            content.add(PackageFormat.VERIFY_GUIDE, archive.read(PackageFormat.VERIFY_GUIDE));
        } catch (BrokenPackageException | LifeCycleException e) {
            throw new PackagingException(evidencePackage + " was changed while it was read; try again", e);
        }
        requireMet(promotion);
        PackagedFile packaged = PackagedFile.of(evidencePackage);
        content.add(PackageFormat.EVIDENCE_PACKAGE, () -> Files.newInputStream(evidencePackage));
        content.add(
                PackageFormat.DISTRIBUTION,
                PackageFormat.bytes(new PromotionDocuments(promotion).distribution(packaged)));
        content.add(PackageFormat.KEY_HISTORY, KeyHistoryJson.format(signer.history()));
        content.add(PackageFormat.VERIFIER, VerifierScript.bytes());
        content.write(
                new PackageContent.Subject(
                        PackageManifest.Kind.DISTRIBUTION,
                        promotion.service(),
                        promotion.promotion(),
                        report.entries()),
                signer,
                target);
    }

    private PackageReport verify(Path evidencePackage) throws IOException, PackagingException {
        TrustedKeys own;
        try {
            own = TrustedKeys.of(signer.history(), "the installation's key history");
        } catch (UnusableKeyException e) {
            throw new PackagingException(String.valueOf(e.getMessage()), e);
        }
        PackageReport report = new PackageVerifier(
                        Optional.of(own), Runtime.getRuntime().availableProcessors())
                .verify(evidencePackage);
        if (report.verdict() != Verdict.VALID || !report.kind().equals("evidence")) {
            throw new PackagingException(
                    evidencePackage + " is no evidence package of this installation that verifies: "
                            + report.findings().stream()
                                    .findFirst()
                                    .map(Object::toString)
                                    .orElse(report.kind()));
        }
        return report;
    }

    private static void requireMet(PromotionRecord promotion) throws PackagingException {
        if (!promotion.isPromoted()) {
            throw notMet(
                    "service_promotion_validated",
                    "the verdict is " + promotion.verdict() + " and the outcome " + promotion.outcome(),
                    "distribute a promotion that was validated and completed");
        } else if (!promotion.notCollected().isEmpty()) {
            throw notMet(
                    "evidence_chain_complete",
                    "not collected: " + String.join(", ", promotion.notCollected()),
                    "collect it and promote again");
        } else if (!promotion.isTagged()) {
            throw notMet(
                    "audit_metadata_tagged",
                    "entries of the promotion have no tags and audit metadata",
                    "promote again with a version of the tool that tags entries");
        }
    }

    private static PackagingException notMet(String requirement, String reason, String remedy) {
        return new PackagingException("the requirement " + requirement + " is not met: " + reason + "; " + remedy);
    }
}
