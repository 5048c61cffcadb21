package org.springframework.security.access;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public class AccessDeniedException extends RuntimeException {}
