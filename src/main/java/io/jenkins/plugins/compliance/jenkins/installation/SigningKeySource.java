package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.signing.SigningException;

/** Where the installation's identity comes from at the moment it is needed. Thread-safe. */
@FunctionalInterface
public interface SigningKeySource {

    /**
     * The identity to sign with now.
     *
     * @throws SigningException when there is no key that can be used; the message says which, and what to do
     */
    SigningIdentity identity() throws SigningException;
}
