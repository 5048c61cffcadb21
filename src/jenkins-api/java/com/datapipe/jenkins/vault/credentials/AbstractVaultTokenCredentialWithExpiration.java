package com.datapipe.jenkins.vault.credentials;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class AbstractVaultTokenCredentialWithExpiration implements VaultCredential {}
