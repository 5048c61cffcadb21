package io.jenkins.plugins.compliance.jenkins;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.compliance.signing.KnownAnswerException;
import io.jenkins.plugins.compliance.signing.KnownAnswerTest;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.YesNoMaybe;
import org.jspecify.annotations.Nullable;

/**
 * Warns the administrators of a controller on which hashing or signing does not compute the published answers, or whose
 * BouncyCastle cannot be loaded: evidence written there would convince nobody.
 *
 * <p>The test runs once, when Jenkins creates the monitor at start-up. Immutable afterwards and thread-safe.
 */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class SelfTestMonitor extends AdministrativeMonitor {

    private static final Logger LOGGER = Logger.getLogger(SelfTestMonitor.class.getName());

    private final @Nullable String reason;

    /** Runs the test; called by Jenkins. */
    public SelfTestMonitor() {
        reason = reasonForDistrust();
        if (reason == null) {
            LOGGER.info("Self test passed: SHA-256 and Ed25519 give the published answers");
        } else {
            LOGGER.log(Level.SEVERE, "Self test failed: {0}", reason);
        }
    }

    /** A missing or foreign BouncyCastle shows as a {@link LinkageError} at its first use, which is here. */
    private static @Nullable String reasonForDistrust() {
        try {
            KnownAnswerTest.run();
            return null;
        } catch (KnownAnswerException e) {
            return e.getMessage();
        } catch (LinkageError e) {
            return e.toString();
        }
    }

    /** What was computed instead of which answer, for the view; null when the test passed. */
    public @Nullable String getReason() {
        return reason;
    }

    @Override
    public boolean isActivated() {
        return reason != null;
    }

    @Override
    public boolean isSecurity() {
        return true;
    }

    @Override
    public String getDisplayName() {
        return Messages.SelfTestMonitor_displayName();
    }
}
