package com.cloudbees.plugins.credentials;

import java.io.Serializable;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public interface CredentialsMatcher extends Serializable {}
