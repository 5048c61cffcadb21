package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.verify.Check;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Reads an archive that {@link ArchiveWriter} could have written, and refuses every other: it goes through the files from
 * the first byte on, and what follows behind the last must be the directory that these files make, to the last byte. With
 * that there is nothing that unpackers could see differently. Confined to one thread.
 */
final class ArchiveReader {

    private static final int BUFFER = 1 << 18;

    private final SeekableByteChannel channel;
    private final long base;
    private final long length;
    private final Map<String, Member> members = new LinkedHashMap<>();

    private record Member(long offset, long size, int crc) {}

    /**
     * What was read of a file.
     *
     * @param file its size and digest
     * @param crcFits whether its checksum is the one in its header
     */
    record Measure(PackagedFile file, boolean crcFits) {}

    /**
     * Reads an archive's headers.
     *
     * @param channel where it is; not closed
     * @param base its first byte
     * @param length its bytes
     * @throws BrokenPackageException when it is none of ours
     */
    ArchiveReader(SeekableByteChannel channel, long base, long length) throws IOException, BrokenPackageException {
        this.channel = channel;
        this.base = base;
        this.length = length;
        readHeaders();
    }

    private void readHeaders() throws IOException, BrokenPackageException {
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        Set<String> folded = new HashSet<>();
        long at = 0;
        while (members.size() < ArchiveLayout.MAX_FILES) {
            byte[] head = bytes(at, ArchiveLayout.LOCAL_BYTES);
            ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            if (head.length < ArchiveLayout.LOCAL_BYTES || fields.getInt(0) != ArchiveLayout.LOCAL_SIGNATURE) {
                break;
            }
            int crc = fields.getInt(14);
            long size = fields.getInt(18) & 0xffff_ffffL;
            int nameLength = fields.getShort(26) & 0xffff;
            byte[] whole = bytes(at, ArchiveLayout.LOCAL_BYTES + nameLength);
            String name = new String(
                    whole,
                    ArchiveLayout.LOCAL_BYTES,
                    whole.length - ArchiveLayout.LOCAL_BYTES,
                    StandardCharsets.ISO_8859_1);
            if (!ArchiveLayout.isName(name) || !Arrays.equals(whole, ArchiveLayout.localHeader(name, crc, size))) {
                throw broken("a header of format v1 and a plain relative name", "the name " + name);
            }
            // Lest one file overwrites another where case does not matter.
            if (!folded.add(name.toLowerCase(Locale.ROOT))) {
                throw broken("one file of a name", "two named " + name);
            }
            tail.writeBytes(ArchiveLayout.centralHeader(name, crc, size, at));
            members.put(name, new Member(at + whole.length, size, crc));
            at += whole.length + size;
        }
        tail.writeBytes(ArchiveLayout.end(members.size(), tail.size(), at));
        if (length - at != tail.size() || !Arrays.equals(tail.toByteArray(), bytes(at, tail.size()))) {
            throw broken("from byte " + at + " on the directory of its " + members.size() + " files", "other bytes");
        }
    }

    private static BrokenPackageException broken(String expected, String found) {
        return new BrokenPackageException(Check.ARCHIVE, "archive", expected, found);
    }

    /** The files' names in their order. */
    Set<String> names() {
        return Collections.unmodifiableSet(members.keySet());
    }

    long offset(String name) {
        return base + member(name).offset();
    }

    private Member member(String name) {
        return Objects.requireNonNull(members.get(name), name);
    }

    Measure measure(String name) throws IOException {
        MessageDigest sha256 = Sha256Digest.newMessageDigest();
        CRC32 crc = new CRC32();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = open(name)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha256.update(buffer, 0, count);
                crc.update(buffer, 0, count);
                size += count;
            }
        }
        return new Measure(
                new PackagedFile(size, Sha256Digest.of(sha256.digest())),
                (int) crc.getValue() == member(name).crc());
    }

    /** The content of a file of which no more than 32 MiB are to be held in memory. */
    byte[] read(String name) throws IOException, BrokenPackageException {
        Member member = member(name);
        if (member.size() > PackageFormat.MAX_DOCUMENT_BYTES) {
            throw new BrokenPackageException(
                    Check.MANIFEST,
                    name,
                    "at most " + PackageFormat.MAX_DOCUMENT_BYTES + " bytes",
                    member.size() + " bytes");
        }
        return bytes(member.offset(), (int) member.size());
    }

    InputStream open(String name) {
        return new MemberStream(member(name));
    }

    /** The bytes from there on, fewer where the archive ends before. */
    private byte[] bytes(long offset, int count) throws IOException {
        byte[] bytes = new byte[(int) Math.max(0, Math.min(count, length - offset))];
        int read = 0;
        while (read < bytes.length) {
            int more = read(offset + read, bytes, read, bytes.length - read);
            if (more < 0) {
                return Arrays.copyOf(bytes, read);
            }
            read += more;
        }
        return bytes;
    }

    private int read(long offset, byte[] target, int from, int count) throws IOException {
        channel.position(base + offset);
        return channel.read(ByteBuffer.wrap(target, from, count));
    }

    private final class MemberStream extends InputStream {

        private long at;
        private long rest;

        MemberStream(Member member) {
            at = member.offset();
            rest = member.size();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            if (count == 0 || rest == 0) {
                return count == 0 ? 0 : -1;
            }
            int read = ArchiveReader.this.read(at, target, from, (int) Math.min(rest, count));
            at += Math.max(0, read);
            rest -= Math.max(0, read);
            return read;
        }
    }
}
