package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.FilePath;
import io.jenkins.plugins.compliance.signing.TrustedKeys;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the keys that a step trusts. Stateless. */
final class StepKeys {

    /** As a verifier key begins: name, ID and key, with plus signs between. */
    private static final Pattern VERIFIER_KEY = Pattern.compile("\\s*[^+\\s]+\\+[0-9a-f]{8}\\+.+", Pattern.DOTALL);

    private StepKeys() {}

    /** Finds the workspace around the step, null where there is none. */
    @FunctionalInterface
    interface Workspace {
        @Nullable
        FilePath get() throws IOException, InterruptedException;
    }

    /** Whether an argument is keys rather than the path of a file of them. */
    static boolean isKeys(String argument) {
        return argument.indexOf('\n') >= 0
                || argument.startsWith("{")
                || VERIFIER_KEY.matcher(argument).matches();
    }

    /**
     * The keys that an argument stands for; empty for an empty one.
     *
     * @param around asked only for the path of a file
     * @throws UnusableKeyException when it holds none
     * @throws IOException when there is no such file
     */
    static Optional<TrustedKeys> of(String argument, Workspace around)
            throws IOException, InterruptedException, UnusableKeyException {
        if (argument.isEmpty()) {
            return Optional.empty();
        }
        if (isKeys(argument)) {
            return Optional.of(TrustedKeys.parse(argument.getBytes(StandardCharsets.UTF_8), Optional.empty(), "key:"));
        }
        FilePath workspace = around.get();
        if (workspace == null) {
            throw new IOException("key: '" + argument + "' is a file in a workspace, and there is none here; put the"
                    + " step into a node block, or give the verifier key itself");
        }
        FilePath file = WorkspacePath.within(workspace, argument);
        if (!file.exists()) {
            throw new IOException("there is no " + argument + " in " + workspace.getRemote());
        }
        try (InputStream in = file.read()) {
            return Optional.of(TrustedKeys.parse(in.readNBytes(TrustedKeys.MAX_BYTES + 1), Optional.empty(), argument));
        }
    }
}
