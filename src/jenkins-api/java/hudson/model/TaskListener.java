package hudson.model;

import java.io.PrintStream;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface TaskListener {

    PrintStream getLogger();
}
