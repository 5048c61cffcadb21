package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.AbortException;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Finds reports in a workspace and digests them, on the machine that has it. Links to directories are not followed; a link
 * to a file is, as long as the file is in the workspace.
 *
 * @param glob which files
 * @param mostFiles how many there may be
 * @param mostBytes how large all of them may be together
 */
record FindReports(AntGlob glob, int mostFiles, long mostBytes)
        implements ControllerToAgentFileCallable<ArrayList<FoundReport>> {

    private static final int DEEPEST = 64;
    private static final int MOST_VISITED = 2_000_000;

    /**
     * @throws AbortException when a file is not to be collected, or there are too many or too large ones
     * @throws IOException when the workspace cannot be read
     */
    @Override
    public ArrayList<FoundReport> invoke(File workspace, VirtualChannel channel) throws IOException {
        if (!workspace.isDirectory()) {
            return new ArrayList<>();
        }
        Path root = workspace.toPath().toRealPath();
        ArrayList<FoundReport> found = new ArrayList<>();
        long bytes = 0;
        for (String path : paths(root)) {
            FoundReport report = digest(root, path);
            bytes += report.size();
            if (bytes > mostBytes) {
                throw new AbortException("the files that match " + glob + " have more than " + mostBytes
                        + " bytes; collect fewer or smaller ones");
            }
            found.add(report);
        }
        return found;
    }

    private Set<String> paths(Path root) throws IOException {
        Set<String> paths = new TreeSet<>();
        Walk walk = new Walk(root, paths);
        for (String start : glob.roots()) {
            Path directory = root.resolve(start);
            // Through a link to a directory this would be outside, or twice.
            if (Files.isDirectory(directory) && directory.toRealPath().startsWith(root)) {
                Files.walkFileTree(directory, Set.of(), DEEPEST, walk);
            }
        }
        return paths;
    }

    /** Takes what matches. */
    private final class Walk extends SimpleFileVisitor<Path> {

        private final Path root;
        private final Set<String> paths;
        private int visited;

        Walk(Path root, Set<String> paths) {
            this.root = root;
            this.paths = paths;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String path = root.relativize(file).toString().replace(File.separatorChar, '/');
            if (++visited > MOST_VISITED) {
                throw new AbortException("there are more than " + MOST_VISITED + " files where " + glob
                        + " is looked for; name the directory that the reports are in");
            }
            if (glob.matches(path) && isFile(file, path, attributes) && paths.add(path) && paths.size() > mostFiles) {
                throw new AbortException("more than " + mostFiles + " files match " + glob
                        + "; let the tool write fewer and larger ones, or collect in parts");
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isFile(Path file, String path, BasicFileAttributes attributes) throws IOException {
            if (attributes.isSymbolicLink()) {
                if (!Files.exists(file) || !file.toRealPath().startsWith(root)) {
                    throw new AbortException(
                            path + " is a link that leads out of the workspace or nowhere, and is not"
                                    + " collected; copy the file into the workspace, or exclude the link by a narrower pattern");
                }
                return Files.isRegularFile(file);
            }
            return attributes.isRegularFile();
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            throw e;
        }
    }

    private static FoundReport digest(Path root, String path) throws IOException {
        MessageDigest sha256 = sha256();
        long size = 0;
        try (InputStream in = Files.newInputStream(root.resolve(path))) {
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha256.update(buffer, 0, count);
                size += count;
            }
        }
        return new FoundReport(path, size, HexFormat.of().formatHex(sha256.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The reports as a list that whoever reads it may rely on. */
    static List<FoundReport> checked(List<FoundReport> claimed) throws IOException {
        for (FoundReport each : claimed) {
            if (!WorkspacePath.isWithin(each.path())
                    || each.size() < 0
                    || !each.sha256().matches("[0-9a-f]{64}")) {
                throw new IOException("the agent answered with something else than a file of the workspace");
            }
        }
        return List.copyOf(claimed);
    }
}
