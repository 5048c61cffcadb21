package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import java.io.IOException;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface HttpResponse {

    default void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
            throws IOException, ServletException {
        throw new UnsupportedOperationException("signature only");
    }
}
