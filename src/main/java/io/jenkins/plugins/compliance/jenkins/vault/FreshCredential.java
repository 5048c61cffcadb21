package io.jenkins.plugins.compliance.jenkins.vault;

import com.datapipe.jenkins.vault.credentials.VaultCredential;
import hudson.remoting.ClassFilter;
import hudson.remoting.ObjectInputStreamEx;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import jenkins.model.Jenkins;

/**
 * Copies of a credential that know no token. The Vault plugin's credentials keep tokens in maps that several threads may not
 * use at once, and keep one that was revoked until it would have expired; a copy does neither.
 */
final class FreshCredential {

    private FreshCredential() {}

    static VaultCredential of(VaultCredential credential) throws SigningException {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(credential);
            }
            try (ObjectInputStreamEx in = new ObjectInputStreamEx(
                    new ByteArrayInputStream(bytes.toByteArray()),
                    Jenkins.get().getPluginManager().uberClassLoader,
                    ClassFilter.STANDARD)) {
                return (VaultCredential) in.readObject();
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new SigningException("the credential " + credential.getId() + " cannot be used: " + e, e);
        }
    }
}
