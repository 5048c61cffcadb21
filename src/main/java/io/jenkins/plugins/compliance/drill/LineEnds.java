package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.verify.Check;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Bytes before, between and behind the lines, and a last line that is not whole. */
final class LineEnds {

    private LineEnds() {}

    static AttackGroup group() {
        return new AttackGroup(
                "Appended bytes and line ends",
                List.of(
                        appended("append-bytes", "bytes stand behind the last line feed", "forged"),
                        appended("append-line", "a line that is no entry stands at the end", "forged\n"),
                        appended("append-empty-line", "an empty line stands at the end", "\n"),
                        appended("append-nul", "NUL bytes stand behind the last line feed", "\0\0\0\0"),
                        attack(
                                "byte-order-mark",
                                "a byte order mark stands before the first entry",
                                Place.FIRST,
                                (line, out) -> {
                                    out.raw(bytes("\ufeff"));
                                    out.line(line.bytes());
                                }),
                        attack("line-end-crlf", "one line ends with CR LF", Place.ANY, LineEnds::withCarriageReturn),
                        new Attack(
                                "line-end-crlf-everywhere",
                                "every line ends with CR LF",
                                Place.ANY.needs(),
                                Tampering.ofLines((original, random) -> LineEnds::withCarriageReturn),
                                Check.CANONICAL),
                        attack(
                                "line-feed-missing",
                                "the last line feed is gone",
                                Place.LAST,
                                (line, out) -> out.raw(line.bytes())),
                        new Attack(
                                "torn-line",
                                "the last line is cut off",
                                Place.LAST.needs(),
                                Tampering.ofLines((original, random) -> (line, out) -> {
                                    if (line.index() == original.entries() - 1) {
                                        int length = random.nextInt(1, line.bytes().length);
                                        out.raw(Arrays.copyOf(line.bytes(), length));
                                    } else {
                                        out.line(line.bytes());
                                    }
                                }),
                                Check.CANONICAL)));
    }

    private static Attack attack(String id, String description, Place place, Tampering.LineEdit edit) {
        return new Attack(id, description, place.needs(), Tampering.ofOneLine(place, edit), Check.CANONICAL);
    }

    private static Attack appended(String id, String description, String appendix) {
        return attack(id, description, Place.LAST, (line, out) -> {
            out.line(line.bytes());
            out.raw(bytes(appendix));
        });
    }

    private static void withCarriageReturn(EntryText line, ForgedLines out) throws java.io.IOException {
        out.raw(line.bytes());
        out.raw(bytes("\r\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
