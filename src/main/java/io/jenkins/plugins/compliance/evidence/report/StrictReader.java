package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.evidence.ReportException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes a report and fails, with the line, on bytes that its encoding does not have, instead of replacing them.
 * Confined to one thread; two characters at least are read at a time.
 */
final class StrictReader extends Reader {

    private static final int BUFFER = 1 << 15;

    private final String file;
    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
    private boolean ended;
    private boolean flushed;
    private long line = 1;
    private long column = 1;
    private boolean afterReturn;
    private long position;
    private long longestWord = Long.MAX_VALUE;
    private long word;
    private long prologEnd = Long.MAX_VALUE;

    StrictReader(String file, InputStream in, Charset charset) {
        this.file = file;
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * Refuses longer runs without white space and markup. XML parsers hold a name in memory however long it is, and
     * have no limit for it.
     */
    void limitWords(long characters) {
        longestWord = characters;
    }

    /** Refuses to read further than that many characters, until {@link #endProlog}. */
    void limitProlog(long characters) {
        prologEnd = characters;
    }

    /** Lifts the limit of {@link #limitProlog}. */
    void endProlog() {
        prologEnd = Long.MAX_VALUE;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length < 2) {
            throw new IllegalArgumentException("there must be room for a surrogate pair");
        }
        if (position >= prologEnd) {
            throw refuse(
                    "there is no element within the first " + prologEnd + " characters",
                    "no report is like this; see what wrote it");
        }
        CharBuffer target = CharBuffer.wrap(buffer, offset, length).slice();
        while (target.position() == 0) {
            if (flushed) {
                return -1;
            }
            decode(target);
        }
        int count = target.position();
        follow(buffer, offset, count);
        return count;
    }

    private void decode(CharBuffer target) throws IOException {
        CoderResult result = decoder.decode(bytes, target, ended);
        if (result.isError()) {
            follow(target.array(), target.arrayOffset(), target.position());
            throw refuse(
                    "bytes that are not " + decoder.charset().name(),
                    "let the tool write the report in UTF-8; a report cut off or patched by hand shows like this too");
        } else if (result.isUnderflow() && ended) {
            // None of the charsets we take has anything to flush.
            flushed = true;
        } else if (result.isUnderflow()) {
            fill();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count > 0) {
            bytes.position(bytes.position() + count);
        }
        ended = count < 0;
        bytes.flip();
    }

    /** Keeps the place up to date. Lines end as XML and JSON see them: LF, CR LF or CR. */
    private void follow(char[] buffer, int offset, int count) throws ReportException {
        position += count;
        for (int i = offset; i < offset + count; i++) {
            char c = buffer[i];
            if (c == '\n' || c == '\r') {
                if (c == '\r' || !afterReturn) {
                    line++;
                }
                afterReturn = c == '\r';
                column = 1;
                word = 0;
            } else {
                afterReturn = false;
                column++;
                word = isBreak(c) ? 0 : word + 1;
                if (word > longestWord) {
                    throw refuse(
                            "more than " + longestWord + " characters without a space",
                            "no report is like this; see what wrote it");
                }
            }
        }
    }

    private static boolean isBreak(char c) {
        return c == ' ' || c == '<' || c == '>' || c == '"' || c == '\'' || c == '=' || c == '/' || c == '\t';
    }

    private ReportException refuse(String problem, String remedy) {
        return new ReportException(file, line + ":" + column, problem, remedy);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
