package io.jenkins.plugins.compliance.signing;

import java.io.IOException;

/** Where the passphrase of an encrypted key comes from; asked only when a key is to be decrypted or encrypted. */
@FunctionalInterface
public interface PassphraseSource {

    /**
     * The passphrase, as a fresh array that whoever asked wipes after use. Both OpenSSL and OpenSSH take its UTF-8
     * bytes.
     *
     * @throws IOException when it cannot be had; the message says why, and never the passphrase
     */
    char[] passphrase() throws IOException;
}
