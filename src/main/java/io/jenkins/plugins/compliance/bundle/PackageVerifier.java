package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.verify.Check;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.signing.TrustedKeys;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Verifies an evidence package or a distribution package by nothing but itself and the keys that the caller trusts:
 * archive, manifest, signatures, every entry of the chain, and that all the other files follow from the chain. It makes
 * the same checks under the same names as the package's own {@code verify.py}, with which it shares no code.
 *
 * <p>Whatever comes first keeps what comes after from being looked at where that would say nothing any more. Memory is
 * bounded whatever the package holds. Immutable and thread-safe.
 */
public final class PackageVerifier {

    static final String NO_KEY =
            "the package is consistent in itself, but no key was given, so nobody knows who signed it";

    private final Optional<TrustedKeys> trusted;
    private final int threads;

    /**
     * @param trusted keys from elsewhere than the package; without any, the keys in the package are believed, and the
     *     best verdict is "cannot tell"
     * @param threads on how many threads to verify the chain, at least 1
     */
    public PackageVerifier(Optional<TrustedKeys> trusted, int threads) {
        this.trusted = trusted;
        this.threads = threads;
    }

    /**
     * Verifies the package in a file.
     *
     * @throws IOException when it cannot be read; then nothing is known
     */
    public PackageReport verify(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return verify(channel);
        }
    }

    /** Verifies the package that makes up a whole channel, which is not closed. */
    public PackageReport verify(SeekableByteChannel channel) throws IOException {
        PackageFindings findings = new PackageFindings();
        Optional<PackageManifest> manifest = Optional.empty();
        try {
            ArchiveReader archive = new ArchiveReader(channel, 0, channel.size());
            OpenedPackage opened = OpenedPackage.open(archive, trusted, findings);
            manifest = Optional.of(opened.manifest());
            if (opened.manifest().kind() == PackageManifest.Kind.EVIDENCE) {
                verifyEvidence(opened);
            } else {
                verifyDistribution(channel, opened);
            }
        } catch (BrokenPackageException e) {
            e.finding().ifPresent(findings::add);
        }
        return report(manifest, findings);
    }

    private void verifyDistribution(SeekableByteChannel channel, OpenedPackage distribution)
            throws IOException, BrokenPackageException {
        distribution.need(PackageFormat.DISTRIBUTION_FILES);
        String name = PackageFormat.EVIDENCE_PACKAGE;
        PackagedFile packaged = distribution.file(name);
        PackageFindings findings = distribution.findings().within(name + "/");
        try {
            ArchiveReader archive =
                    new ArchiveReader(channel, distribution.archive().offset(name), packaged.size());
            OpenedPackage inner = OpenedPackage.open(archive, trusted, findings);
            if (!inner.manifest().isEvidenceOf(distribution.manifest())) {
                throw new BrokenPackageException(
                        Check.DOCUMENT,
                        PackageFormat.MANIFEST,
                        "the evidence package of " + distribution.manifest().promotion(),
                        "one of " + inner.manifest().promotion());
            }
            PromotionRecord promotion = verifyEvidence(inner);
            if (!promotion.meetsRequirements()) {
                findings.add(new PackageFinding(
                        Check.DOCUMENT, PackageFormat.MANIFEST, "all requirements met", "some of them not met"));
            }
            distribution.compare(
                    Check.DOCUMENT,
                    PackageFormat.DISTRIBUTION,
                    PackageFormat.bytes(new PromotionDocuments(promotion).distribution(packaged)));
        } catch (BrokenPackageException e) {
            e.finding().ifPresent(findings::add);
        }
    }

    private PromotionRecord verifyEvidence(OpenedPackage opened) throws IOException, BrokenPackageException {
        opened.need(PackageFormat.EVIDENCE_FILES);
        return new EvidenceCheck(opened).verify(threads);
    }

    private PackageReport report(Optional<PackageManifest> manifest, PackageFindings findings) {
        Verdict verdict =
                findings.count() > 0 ? Verdict.BROKEN : trusted.isPresent() ? Verdict.VALID : Verdict.CANNOT_TELL;
        return new PackageReport(
                verdict,
                verdict == Verdict.CANNOT_TELL ? List.of(NO_KEY) : List.of(),
                manifest.map(each -> each.kind().word()).orElse(""),
                manifest.map(each -> each.service().value()).orElse(""),
                manifest.map(PackageManifest::promotion).orElse(""),
                manifest.map(PackageManifest::size).orElse(0L),
                findings.list(),
                findings.count());
    }
}
