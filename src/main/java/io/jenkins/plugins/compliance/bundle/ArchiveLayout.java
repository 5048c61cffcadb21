package io.jenkins.plugins.compliance.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The zip headers of a package (PKWARE APPNOTE 4.3), of which everything is fixed but name, size, checksum and place: no
 * compression, flags, times, links, comments, extra fields or gaps. So the bytes of an archive follow from its files, and
 * a reader has nothing to interpret. docs/package.md says why nothing is compressed. Stateless.
 */
final class ArchiveLayout {

    static final int LOCAL_BYTES = 30;
    static final int CENTRAL_BYTES = 46;
    static final int END_BYTES = 22;

    /** A zip without ZIP64 counts files with 16 bits and bytes with 32; one below each means "see ZIP64". */
    static final int MAX_FILES = 0xfffe;

    static final long MAX_BYTES = 0xffff_fffeL;

    static final int LOCAL_SIGNATURE = 0x04034b50;

    private static final int CENTRAL_SIGNATURE = 0x02014b50;
    private static final int END_SIGNATURE = 0x06054b50;

    /** Version 1.0: a stored file needs no more. */
    private static final short NEEDED = 10;

    /** Unix, for the file mode. */
    private static final short MADE_BY = 0x0314;

    /** The first day there is, 1980-01-01. */
    private static final short DATE = 0x21;

    private static final int REGULAR_FILE_0644 = 0100644 << 16;
    private static final int MAX_NAME = 200;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

    private ArchiveLayout() {}

    /** Whether a file may have this name: relative, plain, and harmless to whatever unpacks it. */
    static boolean isName(String name) {
        return name.length() <= MAX_NAME && NAME.matcher(name).matches();
    }

    static byte[] localHeader(String name, int crc, long size) {
        byte[] bytes = new byte[LOCAL_BYTES + name.length()];
        ByteBuffer header = littleEndian(bytes);
        header.putInt(LOCAL_SIGNATURE);
        common(header, name, crc, size);
        header.put(ascii(name));
        return bytes;
    }

    static byte[] centralHeader(String name, int crc, long size, long offset) {
        byte[] bytes = new byte[CENTRAL_BYTES + name.length()];
        ByteBuffer header = littleEndian(bytes);
        header.putInt(CENTRAL_SIGNATURE).putShort(MADE_BY);
        common(header, name, crc, size);
        header.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        header.putInt(REGULAR_FILE_0644).putInt((int) offset);
        header.put(ascii(name));
        return bytes;
    }

    private static void common(ByteBuffer header, String name, int crc, long size) {
        header.putShort(NEEDED).putShort((short) 0).putShort((short) 0);
        header.putShort((short) 0).putShort(DATE);
        header.putInt(crc).putInt((int) size).putInt((int) size);
        header.putShort((short) name.length()).putShort((short) 0);
    }

    static byte[] end(int files, long directorySize, long directoryOffset) {
        byte[] bytes = new byte[END_BYTES];
        ByteBuffer end = littleEndian(bytes);
        end.putInt(END_SIGNATURE).putShort((short) 0).putShort((short) 0);
        end.putShort((short) files).putShort((short) files);
        end.putInt((int) directorySize).putInt((int) directoryOffset).putShort((short) 0);
        return bytes;
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
