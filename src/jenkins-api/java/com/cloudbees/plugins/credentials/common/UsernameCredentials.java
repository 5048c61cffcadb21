package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface UsernameCredentials extends Credentials {}
