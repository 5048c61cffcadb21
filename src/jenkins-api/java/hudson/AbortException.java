package hudson;

import java.io.IOException;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public class AbortException extends IOException {

public AbortException(String message) {}
}
