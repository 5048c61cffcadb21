package com.cloudbees.plugins.credentials.common;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface StandardCredentials extends IdCredentials {}
