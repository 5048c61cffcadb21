package org.springframework.security.core;

import java.io.Serializable;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface GrantedAuthority extends Serializable {

    String getAuthority();
}
