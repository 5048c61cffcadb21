package jenkins.util;

import java.util.concurrent.ScheduledExecutorService;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class Timer {

    public static ScheduledExecutorService get() {
        throw new UnsupportedOperationException("signature only");
    }
}
