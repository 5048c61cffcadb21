package io.jenkins.plugins.compliance.chain.note;

import java.security.SignatureException;

/** A public key that verifies signatures of notes: the port to signature algorithms. */
public interface NoteVerifier {

    /** The key's name and ID. */
    KeyIdentity key();

    /**
     * Returns when the signature is this key's over the text.
     *
     * @param text the text as UTF-8, with its final line feed
     * @param signature any bytes, of any length
     * @throws SignatureException when it is not, or is no signature at all
     */
    void verify(byte[] text, byte[] signature) throws SignatureException;
}
