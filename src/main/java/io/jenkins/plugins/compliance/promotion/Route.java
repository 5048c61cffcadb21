package io.jenkins.plugins.compliance.promotion;

/**
 * What goes where. Whether the stages are the policy's is for the gates to say; here they only have to be names.
 *
 * @param from the stage the version comes from
 * @param to the stage it goes to
 * @param version the version
 */
public record Route(String from, String to, String version) {

    /** @throws IllegalArgumentException when one of them is not of its form */
    public Route {
        from = RequestText.stage(from);
        to = RequestText.stage(to);
        version = RequestText.version(version);
    }

    /**
     * The text, if it is a version.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static String requireVersion(String text) {
        return RequestText.version(text);
    }

    @Override
    public String toString() {
        return version + " from " + from + " to " + to;
    }
}
