package com.cloudbees.plugins.credentials.common;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public interface StandardUsernameCredentials extends StandardCredentials, UsernameCredentials {}
