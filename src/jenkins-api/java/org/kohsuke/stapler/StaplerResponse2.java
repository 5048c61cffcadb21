package org.kohsuke.stapler;

import jakarta.servlet.http.HttpServletResponse;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface StaplerResponse2 extends HttpServletResponse {}
