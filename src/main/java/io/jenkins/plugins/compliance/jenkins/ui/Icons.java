package io.jenkins.plugins.compliance.jenkins.ui;

/** Symbols of our own, as Jenkins names them. */
final class Icons {

    /** A shield with a check mark. */
    static final String SHIELD = "symbol-compliance-shield plugin-compliance-promotion";

    private Icons() {}
}
