package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class Cause {

    public static class UserIdCause extends Cause {

        public String getUserId() {
            throw new UnsupportedOperationException("signature only");
        }
    }
}
