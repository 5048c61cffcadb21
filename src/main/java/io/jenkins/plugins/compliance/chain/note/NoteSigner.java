package io.jenkins.plugins.compliance.chain.note;

/** A private key that signs notes: the port to signature algorithms and to where keys are kept. */
public interface NoteSigner {

    /** The key's name and ID. */
    KeyIdentity key();

    /**
     * Signs a note's text.
     *
     * @param text the text as UTF-8, with its final line feed
     * @return the signature as its algorithm encodes it, at least one byte
     * @throws NoteSigningException when the key cannot be used
     */
    byte[] sign(byte[] text) throws NoteSigningException;
}
