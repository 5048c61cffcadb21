package io.jenkins.plugins.compliance.chain.note;

import io.jenkins.plugins.compliance.chain.note.NoteRejectedException.Reason;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text and the signatures under it (C2SP signed-note). What {@link #parse} reads, {@link #bytes} gives back byte for
 * byte.
 *
 * <p>The text says nothing until {@link #open} has returned.
 *
 * @param text ends in a line feed and holds no other ASCII control character
 * @param signatures at least one, in the order of their lines
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** The longest note that is read: sixteen post-quantum signatures of 5 kB each fit in twice. */
    public static final int MAX_BYTES = 256 * 1024;

    /** The most signatures that are read; the specification asks for 16 at least. */
    public static final int MAX_SIGNATURES = 64;

    private static final String EMPTY_LINE = "\n\n";

    /** @throws IllegalArgumentException when the note could not be read again */
    public SignedNote {
        if (!text.endsWith("\n") || NoteText.firstIllegal(text) >= 0) {
            throw new IllegalArgumentException(
                    "a note's text ends in a line feed and has no other control characters: " + Excerpt.of(text));
        }
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException(
                    "a note has 1 to " + MAX_SIGNATURES + " signatures, not " + signatures.size());
        }
        if (format(text, signatures).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("the note is longer than " + MAX_BYTES + " bytes");
        }
    }

    /**
     * Signs a text by every signer, in their order.
     *
     * @throws IllegalArgumentException when the text cannot be a note's, or there is no signer
     * @throws NoteSigningException by the first signer that cannot sign
     */
    public static SignedNote sign(String text, List<? extends NoteSigner> signers) throws NoteSigningException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        List<NoteSignature> signatures = new ArrayList<>();
        for (NoteSigner signer : signers) {
            signatures.add(new NoteSignature(signer.key(), signer.sign(utf8.clone())));
        }
        return new SignedNote(text, signatures);
    }

    /**
     * Reads a note.
     *
     * @throws NoteFormatException when these bytes are not a note, or beyond the limits
     */
    public static SignedNote parse(byte[] bytes) throws NoteFormatException {
        return parse(bytes, 0, 0);
    }

    /** Reads a note that stands behind so many lines and bytes, which the places of errors count. */
    static SignedNote parse(byte[] bytes, long linesBefore, long bytesBefore) throws NoteFormatException {
        return parse(NoteCursor.over(bytes, MAX_BYTES, linesBefore, bytesBefore));
    }

    static SignedNote parse(NoteCursor whole) throws NoteFormatException {
        int emptyLine = whole.text().lastIndexOf(EMPTY_LINE);
        if (emptyLine < 0) {
            throw whole.errorAt(whole.text().length(), "the note has no empty line between its text and signatures");
        }
        NoteCursor cursor = whole.from(emptyLine + EMPTY_LINE.length());
        List<NoteSignature> signatures = new ArrayList<>();
        do {
            NoteSignature signature = NoteSignature.parse(cursor);
            if (signatures.size() == MAX_SIGNATURES) {
                throw cursor.error(0, "more than " + MAX_SIGNATURES + " signatures");
            }
            signatures.add(signature);
        } while (!cursor.atEnd());
        return new SignedNote(whole.text().substring(0, emptyLine + 1), signatures);
    }

    /** The note as UTF-8. */
    public byte[] bytes() {
        return format().getBytes(StandardCharsets.UTF_8);
    }

    String format() {
        return format(text, signatures);
    }

    private static String format(String text, List<NoteSignature> signatures) {
        return text + "\n" + signatures.stream().map(NoteSignature::format).collect(Collectors.joining());
    }

    /**
     * Verifies every signature that bears the name and ID of a given key, and ignores the others (C2SP signed-note,
     * "Signatures").
     *
     * @return the keys that signed, at least one, each once
     * @throws NoteRejectedException when the signature of a given key is wrong, or none of the keys signed
     * @throws IllegalArgumentException when two verifiers share name and ID
     */
    public List<KeyIdentity> open(Collection<? extends NoteVerifier> verifiers) throws NoteRejectedException {
        Map<KeyIdentity, NoteVerifier> known = byIdentity(verifiers);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        List<KeyIdentity> verified = new ArrayList<>();
        for (NoteSignature signature : signatures) {
            @Nullable NoteVerifier verifier = known.get(signature.key());
            if (verifier != null) {
                verify(verifier, utf8, signature);
                if (!verified.contains(signature.key())) {
                    verified.add(signature.key());
                }
            }
        }
        if (verified.isEmpty()) {
            throw new NoteRejectedException(Reason.UNVERIFIED, unverified(known.keySet()));
        }
        return List.copyOf(verified);
    }

    private static Map<KeyIdentity, NoteVerifier> byIdentity(Collection<? extends NoteVerifier> verifiers) {
        Map<KeyIdentity, NoteVerifier> known = new LinkedHashMap<>();
        for (NoteVerifier verifier : verifiers) {
            if (known.put(verifier.key(), verifier) != null) {
                throw new IllegalArgumentException("two keys with the name and ID " + verifier.key());
            }
        }
        return known;
    }

    private static void verify(NoteVerifier verifier, byte[] utf8, NoteSignature signature)
            throws NoteRejectedException {
        try {
            verifier.verify(utf8.clone(), signature.signature());
        } catch (SignatureException e) {
            throw new NoteRejectedException(
                    Reason.BAD_SIGNATURE,
                    "the signature by " + Excerpt.of(signature.key()) + " is not that key's over this text",
                    e);
        }
    }

    private String unverified(Collection<KeyIdentity> known) {
        List<KeyIdentity> signers =
                signatures.stream().map(NoteSignature::key).distinct().toList();
        return "unverified: signed by " + Excerpt.of(signers) + ", of which none is a known key; "
                + (known.isEmpty() ? "no key is known" : "known: " + Excerpt.of(known));
    }
}
