package com.datapipe.jenkins.vault.exception;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class VaultPluginException extends RuntimeException {}
