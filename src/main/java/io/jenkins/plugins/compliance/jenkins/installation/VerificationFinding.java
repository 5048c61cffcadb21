package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.chain.verify.Finding;

/**
 * One thing that is not as it should be in a chain, as it is kept and shown. Its texts are printable ASCII of bounded
 * length. Immutable.
 *
 * @param kind what it means
 * @param check which check found it, by its stable identifier
 * @param entry sequence of the entry concerned
 * @param expected what should be there
 * @param found what is there
 */
public record VerificationFinding(BreakKind kind, String check, long entry, String expected, String found) {

    /** Of checks that the verifier of chains knows nothing about: those against what was known before. */
    private static final String KNOWN = "known";

    static VerificationFinding of(Finding finding) {
        // A forged checkpoint can speak of more entries than a JSON number can count.
        return new VerificationFinding(
                BreakKind.of(finding.check()),
                finding.check().id(),
                Math.min(finding.entry(), JsonNumber.MAX_SAFE_INTEGER),
                finding.expected(),
                finding.found());
    }

    static VerificationFinding tooShort(BreakKind kind, long size, long found) {
        return new VerificationFinding(
                kind, KNOWN, Math.max(0, found - 1), "at least " + size + " entries, as before", found + " entries");
    }

    static VerificationFinding otherEntry(long sequence, Sha256Digest expected, String found) {
        return new VerificationFinding(
                BreakKind.RECOMPUTE, KNOWN, sequence, "the hash " + expected.hex() + ", as before", found);
    }

    static VerificationFinding noSuchEntry(long sequence, Sha256Digest expected, long size) {
        return new VerificationFinding(
                BreakKind.MISSING, KNOWN, sequence, "an entry of the hash " + expected.hex(), size + " entries");
    }

    @Override
    public String toString() {
        return kind.word() + " (" + check + "), entry " + entry + ": expected " + expected + ", found " + found;
    }
}
