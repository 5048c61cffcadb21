package io.jenkins.plugins.compliance.chain.note;

/**
 * What names a key in a signed note (C2SP signed-note, "Signatures"): the key's name together with its ID. The ID is
 * short and anyone can compute a key that has it; it tells keys apart and proves nothing.
 *
 * @param name not empty, without white space, {@code +} and control characters; a URL without scheme as a rule
 * @param id 32 bits, printed as 8 hexadecimal digits
 */
public record KeyIdentity(String name, int id) {

    /** @throws IllegalArgumentException when the name is not a key name */
    public KeyIdentity {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a key name: " + Excerpt.of(name)
                    + "; use a URL without scheme, with neither white space nor '+'");
        }
    }

    /** Whether the text can name a key. */
    public static boolean isName(String text) {
        return !text.isEmpty()
                && NoteText.firstIllegal(text) < 0
                && text.codePoints().noneMatch(KeyIdentity::isSpaceOrPlus);
    }

    /** Unicode's White_Space property, which Java offers only in parts: U+0085 belongs to none of them. */
    private static boolean isSpaceOrPlus(int c) {
        return c == '+' || c == 0x85 || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** The ID as 8 lower-case hexadecimal digits. */
    public String hexId() {
        return String.format("%08x", id);
    }

    /** Name and ID as a verifier key begins: {@code example.com/foo+530d903a}. */
    @Override
    public String toString() {
        return name + "+" + hexId();
    }
}
