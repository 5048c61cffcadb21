package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.FilePath;
import java.io.IOException;
import java.util.Arrays;

/** Paths that a Pipeline or an agent names, which must not lead out of the workspace. Stateless. */
final class WorkspacePath {

    private WorkspacePath() {}

    /**
     * The file of a relative path with slashes.
     *
     * @throws IOException when it would lead elsewhere
     */
    static FilePath within(FilePath workspace, String path) throws IOException {
        if (!isWithin(path)) {
            throw new IOException(
                    "\"" + path + "\" is no path within the workspace; write a relative one without \"..\"");
        }
        return workspace.child(path);
    }

    static boolean isWithin(String path) {
        String slashes = path.replace('\\', '/');
        return !slashes.startsWith("/")
                && !slashes.matches("[A-Za-z]:.*")
                && Arrays.stream(slashes.split("/", -1)).noneMatch(".."::equals);
    }
}
