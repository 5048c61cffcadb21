package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.evidence.FileReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Files on their way into a package, under their names. Confined to one thread. */
final class PackageContent {

    /** Where a file's bytes come from. */
    interface Source {
        InputStream open() throws IOException, PackagingException;
    }

    /**
     * A file.
     *
     * @param source its bytes; where {@code verified} is given, they fail to be read when they are not of that digest
     * @param verified what its source vouches for
     */
    private record Content(Source source, Optional<PackagedFile> verified) {}

    private final SortedMap<String, Content> files = new TreeMap<>();

    void add(String name, byte[] bytes) {
        put(name, new Content(() -> new ByteArrayInputStream(bytes), Optional.empty()));
    }

    void add(String name, Source source) {
        put(name, new Content(source, Optional.empty()));
    }

    void addVerified(String name, FileReference reference, Source source) {
        put(name, new Content(source, Optional.of(PackagedFile.of(reference))));
    }

    private void put(String name, Content content) {
        if (files.put(name, content) != null) {
            throw new IllegalArgumentException("two files named " + name);
        }
    }

    /** What a package is about. */
    record Subject(PackageManifest.Kind kind, ServiceName service, String promotion, long size) {}

    /**
     * Writes the package beside its place and then renames it, so that nobody meets half a one.
     *
     * @return its manifest
     */
    PackageManifest write(Subject subject, PackageSigner signer, Path target)
            throws IOException, PackagingException, NoteSigningException {
        Path draft = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            PackageManifest manifest;
            try (ArchiveWriter archive = new ArchiveWriter(draft)) {
                manifest = new PackageManifest(
                        subject.kind(), subject.service(), subject.promotion(), subject.size(), writeFiles(archive));
                byte[] bytes = manifest.bytes();
                archive.add(PackageFormat.MANIFEST, bytes);
                archive.add(PackageFormat.NOTE, signer.note(subject.service(), subject.size(), bytes));
                archive.finish();
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return manifest;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private SortedMap<String, PackagedFile> writeFiles(ArchiveWriter archive) throws IOException, PackagingException {
        SortedMap<String, PackagedFile> written = new TreeMap<>();
        for (Map.Entry<String, Content> file : files.entrySet()) {
            try (InputStream in = file.getValue().source().open()) {
                Optional<PackagedFile> verified = file.getValue().verified();
                written.put(
                        file.getKey(),
                        verified.isPresent()
                                ? archive.add(file.getKey(), in, verified.get())
                                : archive.add(file.getKey(), in));
            }
        }
        return written;
    }
}
