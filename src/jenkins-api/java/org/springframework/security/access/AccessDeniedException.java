package org.springframework.security.access;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class AccessDeniedException extends RuntimeException {}
