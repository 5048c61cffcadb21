package hudson.model;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public interface ModifiableItemGroup<T extends Item> extends ItemGroup<T> {}
