package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class Api extends AbstractModelObject {

    public Api(Object bean) {}

    public String getDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }
}
