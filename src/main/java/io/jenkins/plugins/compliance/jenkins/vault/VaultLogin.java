package io.jenkins.plugins.compliance.jenkins.vault;

import io.github.jopenlibs.vault.Vault;
import io.github.jopenlibs.vault.VaultException;
import io.jenkins.plugins.compliance.signing.SigningException;

/** Logs in to Vault. */
@FunctionalInterface
interface VaultLogin {

    /**
     * A client with a token of its own, which nobody else uses at the same time; with engine version 1, since any other
     * rewrites the paths of requests, and without retries, since the driver does not let them be interrupted.
     *
     * @throws VaultException when Vault cannot be reached, or refuses
     * @throws SigningException when there is nothing to log in with
     */
    Vault login() throws VaultException, SigningException;
}
