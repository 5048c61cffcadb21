package io.jenkins.plugins.compliance.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Moves torn ends aside. The copy is on the disk before the original is cut, so a crash in between leaves the bytes
 * twice and never not at all. Guarded by the chain's lock.
 */
final class Quarantine {

    private static final Logger LOGGER = Logger.getLogger(Quarantine.class.getName());

    private static final int COPIES_OF_ONE_PLACE = 10_000;

    private final ChainDirectory directory;
    private final Disk disk;
    private final List<TornTail> recoveries = new ArrayList<>();

    Quarantine(ChainDirectory directory, Disk disk) {
        this.directory = directory;
        this.disk = disk;
    }

    /** What was moved so far. */
    synchronized List<TornTail> recoveries() {
        return List.copyOf(recoveries);
    }

    /**
     * Moves everything behind what counts of the file.
     *
     * @param name what the copy's name begins with
     */
    void move(DurableFile file, String name) throws StoreException {
        long offset = file.length();
        long length = file.fileLength() - offset;
        Path copy;
        try {
            byte[] torn = read(file.path(), offset, Math.toIntExact(length));
            copy = store(name + "-" + offset, torn);
            file.cutBack();
        } catch (IOException e) {
            throw StoreException.because(
                    "move " + length + " bytes of an unfinished write at byte " + offset + " of " + file.path() + " to "
                            + directory.quarantine(),
                    e,
                    "nothing was lost: make it possible, then open the chain again");
        }
        TornTail tornTail = new TornTail(file.path(), offset, length, copy);
        LOGGER.log(Level.WARNING, "{0}; nothing that was acknowledged is lost", tornTail);
        add(tornTail);
    }

    private synchronized void add(TornTail tornTail) {
        recoveries.add(tornTail);
    }

    private static byte[] read(Path file, long offset, int length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(offset);
            return in.readNBytes(length);
        }
    }

    private Path store(String place, byte[] torn) throws IOException {
        ChainDirectory.createDurably(directory.quarantine(), disk);
        for (int n = 0; n < COPIES_OF_ONE_PLACE; n++) {
            Path copy = directory.quarantine().resolve(place + "-" + n + ".torn");
            try (AppendFile target = disk.create(copy)) {
                target.write(0, torn, torn.length);
                target.force();
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            disk.forceDirectory(directory.quarantine());
            return copy;
        }
        throw new FileAlreadyExistsException(
                place + "-*.torn", null, "too many copies of this place, move them elsewhere");
    }
}
