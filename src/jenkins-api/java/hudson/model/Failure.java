package hudson.model;

import org.kohsuke.stapler.HttpResponse;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class Failure extends RuntimeException implements HttpResponse {

    public Failure(String message) {}
}
