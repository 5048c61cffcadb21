package org.springframework.security.core;

import java.io.Serializable;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public interface Authentication extends Serializable {


}
