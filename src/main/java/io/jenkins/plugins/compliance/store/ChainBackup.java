package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.verify.ChainExpectations;
import io.jenkins.plugins.compliance.chain.verify.ChainVerifier;
import io.jenkins.plugins.compliance.chain.verify.CheckpointSource;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.chain.verify.VerificationReport;
import io.jenkins.plugins.compliance.store.LocalSnapshot.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The copy of one chain. Every run compares what was copied before byte by byte, adds what is new, puts it on the disk,
 * reads the copy back, verifies it, and holds its tree against the chain's. What differs from the chain is a finding, and
 * stays as it is. Confined to one thread.
 */
final class ChainBackup {

    private final ServiceName service;
    private final LocalSnapshot source;
    private final Path target;
    private final Path markFile;
    private final Disk disk;
    private final List<String> findings = new ArrayList<>();

    /**
     * @param source the chain, without torn ends
     * @param target the directory of its copy
     * @param markFile where it stands how much of the copy counts
     */
    ChainBackup(ServiceName service, LocalSnapshot source, Path target, Path markFile, Disk disk) {
        this.service = service;
        this.source = source;
        this.target = target;
        this.markFile = markFile;
        this.disk = disk;
    }

    BackupState run(InstantSource clock) throws StoreException {
        TreeHead head = source.treeHead();
        Optional<BackupMark> before = BackupMark.read(markFile);
        long verified = before.map(BackupMark::entries).orElse(0L);
        try {
            ChainDirectory directory = ChainDirectory.create(target, disk);
            copy(directory, before);
            if (findings.isEmpty()) {
                verify(directory, head);
            }
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw StoreException.because(
                    "copy the chain of " + service + " to " + target, e, "make room or repair the disk, and try again");
        }
        if (findings.isEmpty()) {
            long checkpoints =
                    source.checkpointFiles().stream().mapToLong(Part::length).sum();
            BackupMark mark = new BackupMark(head.size(), source.bytes(), checkpoints);
            if (!before.equals(Optional.of(mark))) {
                mark.write(markFile, disk);
            }
            verified = head.size();
        }
        return new BackupState(service, head.size(), verified, clock.instant(), findings);
    }

    private void copy(ChainDirectory directory, Optional<BackupMark> before) throws IOException {
        Set<String> names = new HashSet<>();
        long counting = before.map(BackupMark::bytes).orElse(Long.MAX_VALUE);
        for (Part segment : source.segments()) {
            String name = String.valueOf(segment.file().getFileName());
            names.add(name);
            new FileCopy(segment, target.resolve(name), counting, disk).run().ifPresent(findings::add);
            counting = counting == Long.MAX_VALUE ? counting : Math.max(0, counting - segment.length());
        }
        for (Segment copied : directory.segments()) {
            if (!names.contains(String.valueOf(copied.file().getFileName()))) {
                findings.add("the chain has no file " + copied.file().getFileName() + " any more, but its copy "
                        + target + " has; restore the chain, or find out which of them is right");
            }
        }
        // After the entries, so that no checkpoint is of more than there is.
        for (Part checkpoints : source.checkpointFiles()) {
            new FileCopy(
                            checkpoints,
                            directory.checkpoints(),
                            before.map(BackupMark::checkpointBytes).orElse(Long.MAX_VALUE),
                            disk)
                    .run()
                    .ifPresent(findings::add);
        }
    }

    private void verify(ChainDirectory directory, TreeHead head) throws IOException {
        if (head.size() == 0) {
            return;
        }
        LocalSnapshot copy = LocalSnapshot.of(directory);
        ChainExpectations expected =
                new ChainExpectations(Optional.of(service), OptionalLong.of(head.size()), Optional.empty());
        try (InputStream entries = copy.entries();
                InputStream checkpoints = copy.checkpoints()) {
            VerificationReport report = new ChainVerifier(expected, Optional.empty(), 1)
                    .verify(
                            entries,
                            List.of(new CheckpointSource(ChainDirectory.CHECKPOINTS, checkpoints, false)),
                            finding -> {});
            if (report.verdict() != Verdict.VALID || !report.root().equals(head.root())) {
                findings.add("the copy " + target + " of the chain of " + service
                        + " does not verify; see compliance verify " + target);
            }
        }
    }
}
