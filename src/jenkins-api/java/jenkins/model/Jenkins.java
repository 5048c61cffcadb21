package jenkins.model;

import hudson.model.AbstractCIBase;
import hudson.security.Permission;
import java.io.File;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public class Jenkins extends AbstractCIBase {

    public static final Permission ADMINISTER = null;

    public static Jenkins get() throws IllegalStateException {
        throw new UnsupportedOperationException("signature only");
    }

    public File getRootDir() {
        throw new UnsupportedOperationException("signature only");
    }
}
