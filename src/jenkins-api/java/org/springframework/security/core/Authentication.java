package org.springframework.security.core;

import java.io.Serializable;
import java.security.Principal;
import java.util.Collection;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface Authentication extends Principal, Serializable {

    Collection<? extends GrantedAuthority> getAuthorities();
}
