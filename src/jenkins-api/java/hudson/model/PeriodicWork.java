package hudson.model;

import hudson.ExtensionPoint;
import hudson.triggers.SafeTimerTask;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class PeriodicWork extends SafeTimerTask implements ExtensionPoint {

    public long getInitialDelay() {
        throw new UnsupportedOperationException("signature only");
    }

    public abstract long getRecurrencePeriod();
}
