package com.cloudbees.plugins.credentials.common;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface StandardUsernameCredentials extends StandardCredentials, UsernameCredentials {}
