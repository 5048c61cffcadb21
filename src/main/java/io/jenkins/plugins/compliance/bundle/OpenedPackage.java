package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.note.KeyHistory;
import io.jenkins.plugins.compliance.chain.note.KeyIdentity;
import io.jenkins.plugins.compliance.chain.note.NoteFormatException;
import io.jenkins.plugins.compliance.chain.note.NoteRejectedException;
import io.jenkins.plugins.compliance.chain.note.NoteVerifier;
import io.jenkins.plugins.compliance.chain.note.SignedNote;
import io.jenkins.plugins.compliance.chain.verify.Check;
import io.jenkins.plugins.compliance.signing.Ed25519NoteVerifier;
import io.jenkins.plugins.compliance.signing.TrustedKeys;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A package whose manifest was read, whose files were held against it, and whose signature was checked; what was found on
 * the way is among the findings.
 *
 * @param archive its archive
 * @param manifest its manifest
 * @param ownKeys the keys in the package
 * @param keys the keys that are believed: the caller's, or without any the package's
 * @param findings takes further findings
 */
record OpenedPackage(
        ArchiveReader archive,
        PackageManifest manifest,
        TrustedKeys ownKeys,
        TrustedKeys keys,
        PackageFindings findings) {

    static OpenedPackage open(ArchiveReader archive, Optional<TrustedKeys> trusted, PackageFindings findings)
            throws IOException, BrokenPackageException {
        for (String name : List.of(PackageFormat.MANIFEST, PackageFormat.NOTE)) {
            if (!archive.names().contains(name)) {
                throw new BrokenPackageException(Check.MANIFEST, name, "this file", "none");
            }
        }
        for (String name : List.of(PackageFormat.MANIFEST, PackageFormat.NOTE)) {
            if (!archive.measure(name).crcFits()) {
                throw wrongChecksum(name);
            }
        }
        PackageManifest manifest = PackageManifest.parse(archive.read(PackageFormat.MANIFEST));
        compareNames(manifest, archive);
        for (Map.Entry<String, PackagedFile> file : manifest.files().entrySet()) {
            compareFile(file.getKey(), file.getValue(), archive, findings);
        }
        if (!manifest.files().containsKey(PackageFormat.KEY_HISTORY)) {
            throw new BrokenPackageException(Check.MANIFEST, PackageFormat.KEY_HISTORY, "this file", "none");
        }
        TrustedKeys own = ownKeys(archive.read(PackageFormat.KEY_HISTORY));
        OpenedPackage opened = new OpenedPackage(archive, manifest, own, trusted.orElse(own), findings);
        opened.checkSignature();
        return opened;
    }

    private static void compareNames(PackageManifest manifest, ArchiveReader archive) throws BrokenPackageException {
        List<String> expected = manifest.archiveNames();
        List<String> found = new ArrayList<>(archive.names());
        if (!expected.equals(found)) {
            TreeSet<String> differing = new TreeSet<>(expected);
            differing.addAll(found);
            differing.removeIf(name -> expected.contains(name) && found.contains(name));
            throw new BrokenPackageException(
                    Check.MANIFEST,
                    differing.isEmpty() ? PackageFormat.MANIFEST : differing.first(),
                    "the files that the manifest names, in order",
                    "missing, more or moved");
        }
    }

    private static void compareFile(String name, PackagedFile expected, ArchiveReader archive, PackageFindings findings)
            throws IOException {
        ArchiveReader.Measure measure = archive.measure(name);
        if (!measure.file().equals(expected)) {
            findings.add(new PackageFinding(
                    Check.MANIFEST, name, expected.toString(), measure.file().toString()));
        } else if (!measure.crcFits()) {
            findings.add(new PackageFinding(Check.ARCHIVE, name, "the CRC-32 in its header", "another one"));
        }
    }

    private static BrokenPackageException wrongChecksum(String name) {
        return new BrokenPackageException(Check.ARCHIVE, name, "the CRC-32 in its header", "another one");
    }

    private static TrustedKeys ownKeys(byte[] history) throws BrokenPackageException {
        try {
            return TrustedKeys.parse(history, Optional.empty(), PackageFormat.KEY_HISTORY);
        } catch (UnusableKeyException e) {
            throw new BrokenPackageException(
                    Check.DOCUMENT, PackageFormat.KEY_HISTORY, "a key history", String.valueOf(e.getMessage()));
        }
    }

    /** Packing may come long after the promotion; but a key retired before it is not to be believed any more. */
    private void checkSignature() throws IOException, BrokenPackageException {
        Map<KeyIdentity, NoteVerifier> verifiers = new LinkedHashMap<>();
        for (KeyHistory.Entry entry : keys.history().keys()) {
            if (entry.sizes().until().orElse(Long.MAX_VALUE) > manifest.size()) {
                verifiers.put(entry.key().identity(), new Ed25519NoteVerifier(entry.key()));
            }
        }
        byte[] signed = archive.read(PackageFormat.MANIFEST);
        String found;
        try {
            SignedNote note = SignedNote.parse(archive.read(PackageFormat.NOTE));
            List<KeyIdentity> signers = note.open(verifiers.values());
            if (signers.stream()
                    .map(key -> PackageFormat.noteText(key.name(), manifest.service(), manifest.size(), signed))
                    .anyMatch(note.text()::equals)) {
                return;
            }
            found = note.text();
        } catch (NoteFormatException | NoteRejectedException e) {
            found = String.valueOf(e.getMessage());
        }
        findings.add(new PackageFinding(
                Check.SIGNATURE, PackageFormat.NOTE, "this manifest's digest, signed by a trusted key", found));
    }

    void need(List<String> names) throws BrokenPackageException {
        for (String name : names) {
            if (!manifest.files().containsKey(name)) {
                throw new BrokenPackageException(Check.MANIFEST, name, "this file", "none");
            }
        }
    }

    PackagedFile file(String name) {
        return Objects.requireNonNull(manifest.files().get(name), name);
    }

    /** Checks that a file has just this content. */
    void compare(Check check, String name, byte[] expected) throws IOException, BrokenPackageException {
        if (!Arrays.equals(archive.read(name), expected)) {
            findings.add(new PackageFinding(
                    check, name, new String(expected, StandardCharsets.ISO_8859_1), "something else"));
        }
    }
}
