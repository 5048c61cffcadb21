package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.evidence.ReportException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out how a report is encoded, from its first bytes and, for XML, from what it declares (XML 1.0 appendix F). What
 * is declared and what is there must agree.
 */
final class TextEncoding {

    /** How much of a file is looked at; an XML declaration is shorter. */
    private static final int HEAD = 1024;

    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

    /** In which a byte order mark is the only difference, or none at all: not every charset of this JVM. */
    private static final Map<String, Charset> EIGHT_BIT = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "utf8", StandardCharsets.UTF_8,
            "us-ascii", StandardCharsets.US_ASCII,
            "ascii", StandardCharsets.US_ASCII,
            "iso-8859-1", StandardCharsets.ISO_8859_1,
            "latin1", StandardCharsets.ISO_8859_1,
            "iso-8859-15", Charset.forName("ISO-8859-15"),
            "windows-1252", Charset.forName("windows-1252"));

    private final String file;
    private final byte[] head;

    private TextEncoding(String file, byte[] head) {
        this.file = file;
        this.head = head;
    }

    /** A reader that fails on the first byte that is not of the report's encoding. */
    static StrictReader open(String file, InputStream bytes) throws IOException {
        PushbackInputStream in = new PushbackInputStream(bytes, HEAD);
        byte[] head = in.readNBytes(HEAD);
        TextEncoding encoding = new TextEncoding(file, head);
        Charset charset = encoding.charset();
        int mark = encoding.markLength();
        in.unread(head, mark, head.length - mark);
        return new StrictReader(file, in, charset);
    }

    private Charset charset() throws ReportException {
        if (head.length == 0) {
            throw refuse("the file is empty", "run the tool again and see that it writes its report");
        } else if (startsWith(0x1f, 0x8b) || startsWith('P', 'K', 3, 4)) {
            throw refuse("it is compressed", "unpack it first");
        } else if (startsWith(0, 0, 0xfe, 0xff) || startsWith(0xff, 0xfe, 0, 0)) {
            throw refuse("it is encoded in UTF-32", "write the report in UTF-8");
        } else if (startsWith(0xff, 0xfe)) {
            return utf16(StandardCharsets.UTF_16LE);
        } else if (startsWith(0xfe, 0xff)) {
            return utf16(StandardCharsets.UTF_16BE);
        } else if (head.length > 1 && (head[0] == 0 || head[1] == 0)) {
            throw refuse("it is binary, or encoded in UTF-16 without a byte order mark", "write the report in UTF-8");
        }
        return eightBit();
    }

    private int markLength() {
        if (startsWith(0xef, 0xbb, 0xbf)) {
            return 3;
        }
        return startsWith(0xff, 0xfe) || startsWith(0xfe, 0xff) ? 2 : 0;
    }

    /** Only XML may be in UTF-16; JSON between systems is in UTF-8 (RFC 8259 section 8.1). */
    private Charset utf16(Charset charset) throws ReportException {
        String text = new String(head, 2, head.length - 2, charset);
        Optional<String> declared = declared(text);
        if (!text.stripLeading().startsWith("<")) {
            throw refuse(
                    "it is encoded in UTF-16",
                    "write the report in UTF-8 (PowerShell: pipe it into Out-File -Encoding utf8, not into >)");
        } else if (declared.isPresent() && !declared.get().startsWith("utf-16")) {
            throw contradiction(declared.get(), "UTF-16");
        }
        return charset;
    }

    private Charset eightBit() throws ReportException {
        int mark = markLength();
        Optional<String> declared = declared(new String(head, mark, head.length - mark, StandardCharsets.ISO_8859_1));
        if (declared.isEmpty()) {
            return StandardCharsets.UTF_8;
        }
        Charset charset = EIGHT_BIT.get(declared.get());
        if (charset == null && declared.get().startsWith("utf-16")) {
            throw contradiction(declared.get(), "an encoding of eight bits");
        } else if (charset == null) {
            throw refuse("it declares the encoding " + declared.get(), "write the report in UTF-8");
        } else if (mark > 0 && !charset.equals(StandardCharsets.UTF_8)) {
            throw contradiction(declared.get(), "UTF-8");
        }
        return charset;
    }

    private static Optional<String> declared(String text) {
        Matcher matcher = DECLARED.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private ReportException contradiction(String declared, String actual) {
        return refuse(
                "it declares the encoding " + declared + " and is in " + actual,
                "let the tool write it in UTF-8, and copy it as bytes and not as text");
    }

    private ReportException refuse(String problem, String remedy) {
        return new ReportException(file, "1:1", problem, remedy);
    }

    private boolean startsWith(int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
