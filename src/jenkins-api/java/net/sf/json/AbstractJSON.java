package net.sf.json;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
abstract class AbstractJSON {}
