package hudson.model;

import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class Descriptor<T extends Describable<T>> implements Saveable {

    protected Descriptor() {}

    public String getDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }

    public T newInstance(StaplerRequest2 req, JSONObject formData) throws Descriptor.FormException {
        throw new UnsupportedOperationException("signature only");
    }

    public void save() {
        throw new UnsupportedOperationException("signature only");
    }

    public static final class FormException extends Exception implements HttpResponse {

        public FormException(Throwable cause, String formField) {}
    }
}
