package hudson.util;

import hudson.model.ModelObject;
import java.util.ArrayList;
import org.kohsuke.stapler.HttpResponse;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class ListBoxModel extends ArrayList<ListBoxModel.Option> implements HttpResponse {

    public ListBoxModel(ListBoxModel.Option... data) {}

    public void add(ModelObject usedForDisplayName, String value) {
        throw new UnsupportedOperationException("signature only");
    }

    public ListBoxModel add(String nameAndValue) {
        throw new UnsupportedOperationException("signature only");
    }

    public void add(String displayName, String value) {
        throw new UnsupportedOperationException("signature only");
    }

    public static final class Option {

        public Option(String name, String value) {}
    }
}
