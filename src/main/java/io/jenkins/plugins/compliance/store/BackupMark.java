package io.jenkins.plugins.compliance.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of a copy counts: what is behind it may be what a crash left, and is copied anew where it differs. Immutable.
 *
 * @param entries number of entries that verified
 * @param bytes their lines' length
 * @param checkpointBytes length of the checkpoints
 */
record BackupMark(long entries, long bytes, long checkpointBytes) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,16}) entries, (\\d{1,16}) and (\\d{1,16}) bytes\n");

    /** The mark in a file; empty when there is no such file. */
    static Optional<BackupMark> read(Path file) throws StoreException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw StoreException.because("read " + file, e, "check the disk and who may read it");
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new StoreException(file + " does not say how much of a copy counts; delete it, and everything in the"
                    + " copy is taken to count");
        }
        return Optional.of(new BackupMark(
                Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))));
    }

    /** Writes it durably; whoever reads meanwhile reads the old one or this. */
    void write(Path file, Disk disk) throws StoreException {
        byte[] text = (entries + " entries, " + bytes + " and " + checkpointBytes + " bytes\n")
                .getBytes(StandardCharsets.US_ASCII);
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
            ChainDirectory.createDurably(directory, disk);
            Files.deleteIfExists(draft);
            try (AppendFile out = disk.create(draft)) {
                out.write(0, text, text.length);
                out.force();
            }
            Files.move(draft, file, ATOMIC_MOVE, REPLACE_EXISTING);
            disk.forceDirectory(directory);
        } catch (IOException e) {
            throw StoreException.because("write " + file, e, "check the disk and who may write there");
        }
    }
}
