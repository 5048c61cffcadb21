package hudson;

import java.io.PrintStream;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class Functions {

    public static boolean isArtifactsPermissionEnabled() {
        throw new UnsupportedOperationException("signature only");
    }

    public static void printStackTrace(Throwable t, PrintStream ps) {
        throw new UnsupportedOperationException("signature only");
    }
}
