package hudson.model;

import hudson.search.SearchableModelObject;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import jenkins.model.FullyNamedModelObject;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface Item extends PersistenceRoot, FullyNamedModelObject, SearchableModelObject, AccessControlled {

    static final Permission READ = null;

    static final Permission BUILD = null;

    static final Permission CONFIGURE = null;

    String getFullName();

    ItemGroup<? extends Item> getParent();

    String getShortUrl();
}
