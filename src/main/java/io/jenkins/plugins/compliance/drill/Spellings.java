package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.verify.Check;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** The same meaning in other bytes, or bytes that two readers would take to mean different things. */
final class Spellings {

    private Spellings() {}

    static AttackGroup group() {
        return new AttackGroup(
                "Duplicate keys and other spellings",
                List.of(
                        spelling(
                                "duplicate-key-before",
                                "a second data stands before the true one",
                                Place.ANY,
                                entry -> entry.splice(1, 1, "\"data\":{\"event\":\"forged\"},")),
                        spelling(
                                "duplicate-key-behind",
                                "a second data stands behind the true one",
                                Place.ANY,
                                entry -> entry.splice(
                                        entry.end("data"), entry.end("data"), ",\"data\":{\"event\":\"forged\"}")),
                        spelling(
                                "number-decimal",
                                "a number n is spelled n.0",
                                Place.ANY,
                                entry -> entry.splice(entry.end("sequence"), entry.end("sequence"), ".0")),
                        spelling(
                                "number-exponent",
                                "a number n is spelled ne0",
                                Place.ANY,
                                entry -> entry.splice(entry.end("sequence"), entry.end("sequence"), "e0")),
                        spelling(
                                "number-minus-zero",
                                "0 is spelled -0",
                                Place.FIRST,
                                entry -> entry.splice(entry.start("sequence"), entry.start("sequence"), "-")),
                        spelling(
                                "white-space",
                                "a space stands between two members",
                                Place.ANY,
                                entry -> entry.splice(entry.end("data") + 1, entry.end("data") + 1, " ")),
                        spelling(
                                "key-order", "the first member stands last", Place.ANY, Spellings::withFirstMemberLast),
                        spelling("escape", "a letter is spelled as an escape", Place.ANY, entry -> {
                            int letter = entry.start("type") + 1;
                            return entry.splice(letter, letter + 1, String.format("\\u%04x", entry.bytes()[letter]));
                        }),
                        spelling("overlong-utf-8", "a letter is spelled with two bytes", Place.ANY, entry -> {
                            int letter = entry.start("type") + 1;
                            byte b = entry.bytes()[letter];
                            return entry.splice(
                                    letter, letter + 1, new byte[] {(byte) (0xc0 | b >> 6), (byte) (0x80 | b & 0x3f)});
                        })));
    }

    private static Attack spelling(String id, String description, Place place, Function<EntryText, byte[]> respell) {
        return new Attack(
                id,
                description,
                place.needs(),
                Tampering.ofOneLine(place, (line, out) -> out.line(respell.apply(line))),
                Check.CANONICAL);
    }

    private static byte[] withFirstMemberLast(EntryText entry) {
        String line = new String(entry.bytes(), StandardCharsets.UTF_8);
        int end = new String(entry.bytes(), 0, entry.end("data"), StandardCharsets.UTF_8).length();
        return ("{" + line.substring(end + 1, line.length() - 1) + "," + line.substring(1, end) + "}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
