package hudson.model;

import java.io.PrintStream;
import java.io.PrintWriter;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface TaskListener {

    default PrintWriter error(String msg) {
        throw new UnsupportedOperationException("signature only");
    }

    PrintStream getLogger();
}
