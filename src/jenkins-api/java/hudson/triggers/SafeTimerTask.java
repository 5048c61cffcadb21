package hudson.triggers;

import java.util.TimerTask;
import java.util.logging.Logger;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class SafeTimerTask extends TimerTask {

    static final Logger LOGGER = null;

    public final void run() {
        throw new UnsupportedOperationException("signature only");
    }
}
