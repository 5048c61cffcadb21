package com.datapipe.jenkins.vault.configuration;

import jenkins.model.GlobalConfiguration;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class GlobalVaultConfiguration extends GlobalConfiguration {

    public static GlobalVaultConfiguration get() {
        throw new UnsupportedOperationException("signature only");
    }

    public VaultConfiguration getConfiguration() {
        throw new UnsupportedOperationException("signature only");
    }
}
