package io.jenkins.plugins.compliance.jenkins.health;

import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.jenkins.installation.VerificationResult;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Verifies every chain once in each period of the configuration. Jenkins reads the recurrence once, so it looks every few
 * minutes whether there is anything to do, which costs no reading; what it found is in {@code logs/tasks}.
 */
@Extension
public final class ChainVerificationWork extends AsyncPeriodicWork {

    private static final Logger LOGGER = Logger.getLogger(ChainVerificationWork.class.getName());

    /** Made by Jenkins. */
    public ChainVerificationWork() {
        super("Verification of evidence chains");
    }

    /** Short, since of a new chain nothing is known, and no metric says that it is compliant, before it was verified. */
    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(5);
    }

    /** Soon, since what is not read is shown by no page and in no metric, but not while everything else starts. */
    @Override
    public long getInitialDelay() {
        return TimeUnit.MINUTES.toMillis(1);
    }

    @Override
    protected Level getNormalLoggingLevel() {
        return Level.FINE;
    }

    @Override
    protected void execute(TaskListener listener) throws IOException, InterruptedException {
        Installation installation = CompliancePromotionConfiguration.get().installation();
        installation.statuses().refresh();
        installation
                .statuses()
                .unreadable()
                .forEach(service -> listener.error(service + ": its chain cannot be read; Jenkins' log says why"));
        for (ServiceName service :
                ChainWatches.now().due(installation.verifications().services())) {
            VerificationResult result = installation.verifications().verify(service);
            listener.getLogger().println(service + ": " + result.verdict() + ", " + result.size() + " entries");
            if (result.isBroken()) {
                LOGGER.log(Level.SEVERE, "The evidence chain of {0} is broken: {1}", new Object[] {
                    service, result.findings().get(0)
                });
            }
        }
    }
}
