package org.kohsuke.stapler;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class Stapler extends HttpServlet {

    public static StaplerRequest2 getCurrentRequest2() {
        throw new UnsupportedOperationException("signature only");
    }

    public void init(ServletConfig servletConfig) throws ServletException {
        throw new UnsupportedOperationException("signature only");
    }

    protected void service(HttpServletRequest req, HttpServletResponse rsp) throws ServletException, IOException {
        throw new UnsupportedOperationException("signature only");
    }
}
