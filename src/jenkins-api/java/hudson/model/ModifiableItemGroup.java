package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface ModifiableItemGroup<T extends Item> extends ItemGroup<T> {}
