package io.jenkins.plugins.compliance.jenkins.build;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.installation.BackupStanding;
import io.jenkins.plugins.compliance.jenkins.installation.Backups;
import io.jenkins.plugins.compliance.store.BackupReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/**
 * Copies chains and evidence to the configured backup directory, as soon as somebody looks after a change: every ten
 * minutes. Once a day it hashes all files of evidence anew. Thread-safe.
 */
@Extension
public final class BackupWork extends AsyncPeriodicWork {

    private static final Logger LOGGER = Logger.getLogger(BackupWork.class.getName());
    private static final int MINUTES = 10;

    private final Backups backups = new Backups();

    public BackupWork() {
        super("Backup of compliance evidence");
    }

    /** The one of this controller. */
    public static BackupWork get() {
        return ExtensionList.lookupSingleton(BackupWork.class);
    }

    /** How the configured backup stands; empty when none is configured. */
    public Optional<BackupStanding> standing() {
        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        return Optional.ofNullable(configuration.getBackupDirectory())
                .map(directory -> backups.standing(configuration.installation(), Path.of(directory)));
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(MINUTES);
    }

    @Override
    public long getInitialDelay() {
        return TimeUnit.MINUTES.toMillis(1);
    }

    @Override
    protected void execute(TaskListener listener) throws IOException {
        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        String directory = configuration.getBackupDirectory();
        if (directory == null) {
            return;
        }
        BackupReport report = backups.run(configuration.installation(), Path.of(directory));
        report.chains().forEach(chain -> chain.findings().forEach(LOGGER::severe));
        report.fileFindings().forEach(LOGGER::severe);
    }
}
