package hudson.util;

import java.io.IOException;
import java.util.Collection;
import org.kohsuke.stapler.HttpResponse;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class FormValidation extends IOException implements HttpResponse {

    public static FormValidation aggregate(Collection<FormValidation> validations) {
        throw new UnsupportedOperationException("signature only");
    }

    public static FormValidation error(String message) {
        throw new UnsupportedOperationException("signature only");
    }

    public static FormValidation ok() {
        throw new UnsupportedOperationException("signature only");
    }

    public static FormValidation ok(String message) {
        throw new UnsupportedOperationException("signature only");
    }

    public static FormValidation warning(String message) {
        throw new UnsupportedOperationException("signature only");
    }
}
