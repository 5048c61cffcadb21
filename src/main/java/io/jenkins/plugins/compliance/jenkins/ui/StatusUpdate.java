package io.jenkins.plugins.compliance.jenkins.ui;

import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;

/**
 * Takes what is new in the chains, from soon after the start on, so that whoever looks at a page or a build history finds it
 * in memory; also what the command line or another controller appended. Thread-safe.
 */
@Extension
public final class StatusUpdate extends AsyncPeriodicWork {

    /** Called by Jenkins. */
    public StatusUpdate() {
        super("Compliance: state of services");
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(1);
    }

    @Override
    public long getInitialDelay() {
        return TimeUnit.SECONDS.toMillis(5);
    }

    /** It runs every minute; a log of that would say nothing. */
    @Override
    protected Level getNormalLoggingLevel() {
        return Level.FINE;
    }

    @Override
    protected void execute(TaskListener listener) throws IOException {
        CompliancePromotionConfiguration.get().installation().statuses().refresh();
    }
}
