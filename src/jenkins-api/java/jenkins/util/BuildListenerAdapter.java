package jenkins.util;

import hudson.model.BuildListener;
import hudson.model.TaskListener;
import java.io.PrintStream;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public final class BuildListenerAdapter implements BuildListener {

    public PrintStream getLogger() {
        throw new UnsupportedOperationException("signature only");
    }

    public static BuildListener wrap(TaskListener l) {
        throw new UnsupportedOperationException("signature only");
    }
}
