package net.sf.json;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public class JsonConfig {


}
