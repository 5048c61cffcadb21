package io.jenkins.plugins.compliance.store;

import java.io.IOException;
import java.nio.file.Path;

/** Opens files for appending. Thread-safe. */
interface Disk {

    /** Opens a file that exists and is no symbolic link. */
    AppendFile open(Path file) throws IOException;

    /** Creates a file, which lasts only once its directory is forced. */
    AppendFile create(Path file) throws IOException;

    /** Returns when the names in a directory are on the disk. */
    void forceDirectory(Path directory) throws IOException;
}
