package hudson.util;

import java.io.Serializable;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public final class Secret implements Serializable {

    public String getPlainText() {
        throw new UnsupportedOperationException("signature only");
    }
}
