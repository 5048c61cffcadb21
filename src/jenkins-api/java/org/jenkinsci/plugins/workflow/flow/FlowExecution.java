package org.jenkinsci.plugins.workflow.flow;

import org.springframework.security.core.Authentication;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class FlowExecution {

    public Authentication getAuthentication2() {
        throw new UnsupportedOperationException("signature only");
    }
}
