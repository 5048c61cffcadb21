package io.jenkins.plugins.compliance.promotion;

import java.time.Duration;

/** Lets time pass between two looks at a chain. */
@FunctionalInterface
public interface Sleeper {

    /** Returns after the time, or when the thread is interrupted. */
    void sleep(Duration time) throws InterruptedException;

    /** The one that really sleeps. */
    static Sleeper system() {
        return time -> Thread.sleep(time.toMillis());
    }
}
