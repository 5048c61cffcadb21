package org.kohsuke.stapler;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class HttpResponses {

    public static HttpResponses.HttpResponseException notFound() {
        throw new UnsupportedOperationException("signature only");
    }

    public static HttpResponse redirectToDot() {
        throw new UnsupportedOperationException("signature only");
    }

    public abstract static class HttpResponseException extends RuntimeException implements HttpResponse {}
}
