package hudson.model;

import java.util.List;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class Cause {

    public static class UserIdCause extends Cause {

        public String getUserId() {
            throw new UnsupportedOperationException("signature only");
        }
    }

    public static class UpstreamCause extends Cause {

        public List<Cause> getUpstreamCauses() {
            throw new UnsupportedOperationException("signature only");
        }
    }
}
