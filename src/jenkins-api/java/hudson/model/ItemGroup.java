package hudson.model;

import java.util.List;
import jenkins.model.FullyNamedModelObject;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface ItemGroup<T extends Item> extends FullyNamedModelObject, PersistenceRoot {

    default <T extends Item> Iterable<T> allItems(Class<T> type) {
        throw new UnsupportedOperationException("signature only");
    }

    default <T extends Item> List<T> getAllItems(Class<T> type) {
        throw new UnsupportedOperationException("signature only");
    }
}
