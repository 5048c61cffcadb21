package io.jenkins.plugins.compliance.jenkins.build;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.store.BackupReport;
import io.jenkins.plugins.compliance.store.BackupState;
import io.jenkins.plugins.compliance.store.BackupStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Copies chains and evidence to the configured backup directory, as soon as somebody looks after a change: every ten
 * minutes. Once a day it hashes all files of evidence anew. Thread-safe.
 */
@Extension
public final class BackupWork extends AsyncPeriodicWork {

    private static final Logger LOGGER = Logger.getLogger(BackupWork.class.getName());
    private static final int MINUTES = 10;
    private static final Duration THOROUGH = Duration.ofDays(1);

    private volatile @Nullable BackupStore backup;
    private volatile @Nullable BackupReport last;
    private Instant thorough = Instant.MIN;

    public BackupWork() {
        super("Backup of compliance evidence");
    }

    /** The one of this controller. */
    public static BackupWork get() {
        return ExtensionList.lookupSingleton(BackupWork.class);
    }

    /** How far each chain's copy goes; empty while there is no backup, and before the first one since the start. */
    public List<BackupState> states() {
        BackupReport report = last;
        return report == null ? List.of() : report.chains();
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
            backup = null;
            last = null;
            return;
        }
        Installation installation = configuration.installation();
        Instant now = installation.clock().instant();
        boolean all = thorough.isBefore(now.minus(THOROUGH));
        BackupReport report = store(installation, Path.of(directory)).backUp(all);
        last = report;
        if (all) {
            thorough = now;
        }
        report.chains().forEach(chain -> chain.findings().forEach(LOGGER::severe));
        report.fileFindings().forEach(LOGGER::severe);
    }

    private BackupStore store(Installation installation, Path target) {
        BackupStore known = backup;
        if (known == null || !known.target().equals(target)) {
            known = new BackupStore(
                    installation.store(), installation.home().resolve("evidence"), target, installation.clock());
            backup = known;
        }
        return known;
    }
}
