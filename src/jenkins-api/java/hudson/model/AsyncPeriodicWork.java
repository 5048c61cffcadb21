package hudson.model;

import java.io.IOException;
import java.util.logging.Level;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class AsyncPeriodicWork extends PeriodicWork {

    protected AsyncPeriodicWork(String name) {}

    protected abstract void execute(TaskListener listener) throws IOException, InterruptedException;

    protected Level getNormalLoggingLevel() {
        throw new UnsupportedOperationException("signature only");
    }
}
