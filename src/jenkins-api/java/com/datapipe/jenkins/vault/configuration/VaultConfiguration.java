package com.datapipe.jenkins.vault.configuration;

import com.datapipe.jenkins.vault.credentials.VaultCredential;
import hudson.model.AbstractDescribableImpl;
import io.github.jopenlibs.vault.VaultConfig;
import java.io.Serializable;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class VaultConfiguration extends AbstractDescribableImpl<VaultConfiguration> implements Serializable {

    public VaultConfiguration() {}

    public VaultConfiguration fixDefaults() {
        throw new UnsupportedOperationException("signature only");
    }

    public Boolean getSkipSslVerification() {
        throw new UnsupportedOperationException("signature only");
    }

    public VaultConfig getVaultConfig() {
        throw new UnsupportedOperationException("signature only");
    }

    public VaultCredential getVaultCredential() {
        throw new UnsupportedOperationException("signature only");
    }

    public String getVaultCredentialId() {
        throw new UnsupportedOperationException("signature only");
    }

    public String getVaultNamespace() {
        throw new UnsupportedOperationException("signature only");
    }

    public String getVaultUrl() {
        throw new UnsupportedOperationException("signature only");
    }

    public VaultConfiguration mergeWithParent(VaultConfiguration parent) {
        throw new UnsupportedOperationException("signature only");
    }

    public void setSkipSslVerification(Boolean skipSslVerification) {
        throw new UnsupportedOperationException("signature only");
    }

    public void setVaultCredentialId(String vaultCredentialId) {
        throw new UnsupportedOperationException("signature only");
    }

    public void setVaultNamespace(String vaultNamespace) {
        throw new UnsupportedOperationException("signature only");
    }

    public void setVaultUrl(String vaultUrl) {
        throw new UnsupportedOperationException("signature only");
    }
}
