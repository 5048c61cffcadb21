package io.jenkins.plugins.compliance.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.io.ByteArrayOutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * A package taken apart, to be altered and put together again: by somebody without the key ({@link #unsigned}), or by
 * somebody who has one ({@link #signed}).
 */
final class Repacked {

    final Map<String, byte[]> files = new LinkedHashMap<>();
    private final PackageManifest manifest;

    Repacked(Path file) throws Exception {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ArchiveReader archive = new ArchiveReader(channel, 0, channel.size());
            for (String name : archive.names()) {
                files.put(name, archive.read(name));
            }
        }
        manifest = PackageManifest.parse(files.get(PackageFormat.MANIFEST));
    }

    String text(String name) {
        return new String(files.get(name), UTF_8);
    }

    Repacked replace(String name, String part, String replacement) {
        String text = text(name);
        if (!text.contains(part)) {
            throw new IllegalArgumentException(name + " has no " + part);
        }
        int at = text.indexOf(part);
        return put(name, text.substring(0, at) + replacement + text.substring(at + part.length()));
    }

    Repacked put(String name, String content) {
        files.put(name, content.getBytes(UTF_8));
        return this;
    }

    Repacked remove(String name) {
        if (files.remove(name) == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return this;
    }

    /** With the manifest as it was. */
    byte[] asIs() {
        return zip(files);
    }

    /** With a manifest of the files as they are now, and the note as it was. */
    byte[] unsigned() {
        return zip(withManifest(manifest.size()));
    }

    /** With a manifest of the files as they are now, signed anew. */
    byte[] signed(PackageSigner signer) throws Exception {
        return signed(signer, manifest.size());
    }

    /** With a manifest that says the chain has so many entries, signed anew. */
    byte[] signed(PackageSigner signer, long size) throws Exception {
        Map<String, byte[]> all = withManifest(size);
        byte[] bytes = all.get(PackageFormat.MANIFEST);
        all.put(PackageFormat.NOTE, signer.note(manifest.service(), size, bytes));
        return zip(all);
    }

    private Map<String, byte[]> withManifest(long size) {
        TreeMap<String, byte[]> sorted = new TreeMap<>(files);
        byte[] note = sorted.remove(PackageFormat.NOTE);
        sorted.remove(PackageFormat.MANIFEST);
        TreeMap<String, PackagedFile> described = new TreeMap<>();
        sorted.forEach((name, content) ->
                described.put(name, new PackagedFile(content.length, Sha256Digest.compute(content))));
        Map<String, byte[]> all = new LinkedHashMap<>(sorted);
        all.put(
                PackageFormat.MANIFEST,
                new PackageManifest(manifest.kind(), manifest.service(), manifest.promotion(), size, described)
                        .bytes());
        all.put(PackageFormat.NOTE, note);
        return all;
    }

    /** An archive in the right form, whatever the files are called. */
    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        files.forEach((name, content) -> {
            CRC32 crc = new CRC32();
            crc.update(content);
            int start = out.size();
            out.writeBytes(ArchiveLayout.localHeader(name, (int) crc.getValue(), content.length));
            out.writeBytes(content);
            directory.writeBytes(ArchiveLayout.centralHeader(name, (int) crc.getValue(), content.length, start));
        });
        int start = out.size();
        out.writeBytes(directory.toByteArray());
        out.writeBytes(ArchiveLayout.end(files.size(), directory.size(), start));
        return out.toByteArray();
    }

    static Path write(Path file, byte[] bytes) throws Exception {
        return Files.write(file, bytes);
    }
}
