package net.sf.json;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
abstract class AbstractJSON {}
