package com.cloudbees.plugins.credentials;

import java.io.Serializable;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface CredentialsMatcher extends Serializable {}
