package org.springframework.security.core;

import java.io.Serializable;
import java.security.Principal;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface Authentication extends Principal, Serializable {}
