package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface Action extends ModelObject {

    String getDisplayName();

    String getIconFileName();

    String getUrlName();
}
