package io.jenkins.plugins.compliance.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * A process that copies a store again and again, each time to another directory, as long as nobody kills it and somebody
 * listens.
 */
final class BackupProcess {

    private BackupProcess() {}

    /** @param args the root of the chains, the directory of evidence, and the one above the copies */
    public static void main(String[] args) throws IOException {
        Path copies = Path.of(args[2]);
        LocalStore source = StoreFixture.store(Path.of(args[0]));
        for (int i = 0; !System.out.checkError(); i++) {
            Path target = Files.createDirectories(copies.resolve(Integer.toString(i)));
            new BackupStore(source, Path.of(args[1]), target, InstantSource.system()).backUp(true);
            System.out.println(target);
        }
    }
}
