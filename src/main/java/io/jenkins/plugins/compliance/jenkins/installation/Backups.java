package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.store.BackupReport;
import io.jenkins.plugins.compliance.store.BackupState;
import io.jenkins.plugins.compliance.store.BackupStore;
import io.jenkins.plugins.compliance.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Copies an installation to a directory, run by run, and knows how the copy stands. Once a day it hashes all files of
 * evidence anew. Thread-safe; one run at a time, and asking waits for none.
 */
public final class Backups {

    private static final Duration THOROUGH = Duration.ofDays(1);

    /** What runs left: it is of one installation and one directory, and means nothing for others. */
    private record Known(
            Installation installation,
            BackupStore store,
            Instant thorough,
            Optional<Instant> sound,
            long fileFindings) {

        boolean isOf(Installation other, Path target) {
            return installation == other && store.target().equals(target);
        }
    }

    private volatile @Nullable Known last;

    /**
     * Copies what is new.
     *
     * @throws StoreException when something cannot be read or written; what was copied by then is there, and counts
     */
    public synchronized BackupReport run(Installation installation, Path target) throws StoreException {
        Known known = last;
        if (known == null || !known.isOf(installation, target)) {
            BackupStore store = new BackupStore(
                    installation.store(), installation.home().resolve("evidence"), target, installation.clock());
            known = new Known(installation, store, Instant.MIN, Optional.empty(), 0);
            last = known;
        }
        Instant begin = installation.clock().instant();
        boolean thorough = known.thorough().isBefore(begin.minus(THOROUGH));
        BackupReport report = known.store().backUp(thorough);
        last = new Known(
                installation,
                known.store(),
                thorough ? begin : known.thorough(),
                report.isSound() ? Optional.of(begin) : known.sound(),
                report.fileFindings().size());
        return report;
    }

    /** How the copy of an installation in a directory stands. */
    public BackupStanding standing(Installation installation, Path target) {
        Known known = last;
        return known == null || !known.isOf(installation, target)
                ? BackupStanding.UNKNOWN
                : new BackupStanding(
                        known.sound(),
                        known.store().states().stream()
                                .collect(Collectors.toMap(BackupState::service, Function.identity())),
                        known.fileFindings());
    }
}
