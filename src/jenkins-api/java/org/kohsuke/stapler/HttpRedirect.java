package org.kohsuke.stapler;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public final class HttpRedirect extends RuntimeException implements HttpResponse {

    public HttpRedirect(String url) {}
}
