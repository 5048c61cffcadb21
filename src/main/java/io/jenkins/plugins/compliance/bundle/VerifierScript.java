package io.jenkins.plugins.compliance.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The independent verifier that goes into every package. Stateless. */
public final class VerifierScript {

    private VerifierScript() {}

    /** {@code verify.py}, which needs Python 3.8 or later and nothing else. */
    public static byte[] bytes() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(VerifierScript.class.getResourceAsStream(PackageFormat.VERIFIER))) {
            return in.readAllBytes();
        }
    }
}
