package io.jenkins.plugins.compliance.store;

import static io.jenkins.plugins.compliance.store.StoreFixture.SERVICE;
import static io.jenkins.plugins.compliance.store.StoreFixture.append;
import static io.jenkins.plugins.compliance.store.StoreFixture.reopened;
import static io.jenkins.plugins.compliance.store.StoreFixture.segment;
import static io.jenkins.plugins.compliance.store.StoreFixture.store;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that the user may not touch. Permissions do not bind root; as root, the store runs in a process of nobody's. */
class PermissionTest {

    private static final int NOBODY = 65534;

    @TempDir
    Path root;

    private Path chain;
    private boolean asNobody;

    @BeforeEach
    void writeAChain() throws IOException, InterruptedException {
        try (LocalStore store = store(root)) {
            append(store.chain(SERVICE), 0, 2);
        }
        chain = root.resolve(SERVICE.value());
        asNobody = Files.getAttribute(root, "unix:uid").equals(0);
        if (asNobody) {
            List<Path> all;
            try (Stream<Path> paths = Files.walk(root)) {
                all = paths.toList();
            }
            for (Path path : all) {
                Files.setAttribute(path, "unix:uid", NOBODY);
            }
        }
        assumeTrue(
                appending(1_000_000).get(0).startsWith("p-0-0 "),
                "root cannot run a process of nobody's here, which takes setpriv and classes that nobody may read");
    }

    /** What a process says that appends one entry. */
    private List<String> appending(long segmentBytes) throws IOException, InterruptedException {
        String nobody = Integer.toString(NOBODY);
        List<String> before =
                asNobody ? List.of("setpriv", "--reuid", nobody, "--regid", nobody, "--clear-groups") : List.of();
        try {
            Process process =
                    StoreProcess.builder(before, root, "p", 1, 1, segmentBytes).start();
            List<String> said = process.inputReader().lines().toList();
            process.waitFor();
            return said.isEmpty() ? List.of("nothing") : said;
        } catch (IOException e) {
            assumeTrue(!asNobody, "no setpriv here");
            throw e;
        }
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, fromString(permissions));
    }

    private void refuses(long segmentBytes, String message) throws IOException, InterruptedException {
        assertThat(appending(segmentBytes))
                .singleElement()
                .asString()
                .startsWith("! " + message + ": permission denied; ");
        permit(chain, "rwx------");
        assertThat(reopened(root)).as("what was acknowledged stays").hasSize(3);
    }

    @Test
    void namesALockFileThatMayNotBeWritten() throws IOException, InterruptedException {
        permit(chain.resolve("lock"), "r--------");
        refuses(1_000_000, "cannot open the lock file " + chain.resolve("lock") + " for writing");
    }

    @Test
    void namesALockFileThatMayNotBeCreated() throws IOException, InterruptedException {
        Files.delete(chain.resolve("lock"));
        permit(chain, "r-x------");
        refuses(1_000_000, "cannot open the lock file " + chain.resolve("lock") + " for writing");
    }

    @Test
    void namesASegmentThatMayNotBeWritten() throws IOException, InterruptedException {
        permit(segment(root, 0), "r--------");
        refuses(1_000_000, "cannot open " + segment(root, 0));
    }

    @Test
    void namesASegmentThatMayNotBeBegun() throws IOException, InterruptedException {
        permit(chain, "r-x------");
        refuses(1, "cannot begin the segment " + segment(root, 3));
    }

    @Test
    void namesADirectoryThatMayNotBeListed() throws IOException, InterruptedException {
        permit(chain, "-wx------");
        refuses(1_000_000, "cannot list the directory " + chain);
    }

    @Test
    void namesAChainDirectoryThatMayNotBeCreated() throws IOException, InterruptedException {
        Path moved = root.resolve("moved");
        Files.move(chain, moved);
        permit(root, "r-x------");
        assertThat(appending(1_000_000))
                .singleElement()
                .asString()
                .startsWith("! cannot create the chain directory " + chain + ": permission denied; ");
        permit(root, "rwx------");
    }
}
