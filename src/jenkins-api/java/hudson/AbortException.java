package hudson;

import java.io.IOException;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class AbortException extends IOException {

    public AbortException(String message) {}
}
