package io.jenkins.plugins.compliance.jenkins.config;

import hudson.FilePath;
import io.jenkins.plugins.compliance.promotion.LayeredPolicy.Layer;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A policy in a file of the workspace, on whatever agent that is. Stateless. */
final class WorkspacePolicyFile {

    private WorkspacePolicyFile() {}

    static Layer read(@Nullable FilePath workspace, String path)
            throws IOException, InterruptedException, PolicySourceException {
        if (workspace == null) {
            throw new PolicySourceException("the policy " + path
                    + " is a file of the workspace, and there is none here: put the step into node { }, or write scm:"
                    + path + " to read it from the job's repository");
        }
        // Follows links on the agent: a policy that is elsewhere would be quoted in messages.
        if (!workspace.isDescendant(path)) {
            throw new PolicySourceException(
                    "the policy " + path + " is outside of the workspace; copy it into the workspace");
        }
        FilePath file = workspace.child(path);
        if (!file.exists() || file.isDirectory()) {
            throw new PolicySourceException("there is no file " + path
                    + " in the workspace; check it out, or give the step the policy another way");
        }
        try (InputStream in = file.read()) {
            String place = path + " in the workspace";
            return new Layer(place, PolicyText.read(in, place));
        }
    }
}
