package hudson.remoting;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public interface VirtualChannel {


}
