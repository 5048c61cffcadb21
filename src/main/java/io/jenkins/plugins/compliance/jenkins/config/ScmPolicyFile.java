package io.jenkins.plugins.compliance.jenkins.config;

import hudson.model.Item;
import hudson.model.Run;
import hudson.scm.SCM;
import io.jenkins.plugins.compliance.promotion.LayeredPolicy.Layer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import jenkins.scm.api.SCMFile;
import jenkins.scm.api.SCMFileSystem;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMSource;
import jenkins.triggers.SCMTriggerItem;
import org.jspecify.annotations.Nullable;

/**
 * A policy in the repository that the job's Pipeline comes from, read without a checkout. It is read at the branch's head,
 * and its digest goes into the entries, so what was in force is known whatever the branch has become. Stateless.
 */
final class ScmPolicyFile {

    private ScmPolicyFile() {}

    static Layer read(Run<?, ?> run, String path) throws IOException, InterruptedException, PolicySourceException {
        try (SCMFileSystem files = files(run.getParent())) {
            if (files == null) {
                throw new PolicySourceException("the policy " + path
                        + " cannot be read from the repository: the job has none, several, or one that cannot be read"
                        + " without a checkout; check it out, and name it without scm:");
            }
            String place = path + " in the repository";
            SCMFile file = files.child(path);
            if (!file.isFile()) {
                throw new PolicySourceException("there is no file " + place);
            }
            try (InputStream in = file.content()) {
                return new Layer(place, PolicyText.read(in, place));
            } catch (FileNotFoundException e) {
                throw new PolicySourceException("there is no file " + place);
            }
        }
    }

    private static @Nullable SCMFileSystem files(Item job) throws IOException, InterruptedException {
        SCMSource source = SCMSource.SourceByItem.findSource(job);
        SCMHead head = SCMHead.HeadByItem.findHead(job);
        if (source != null && head != null) {
            return SCMFileSystem.of(source, head);
        }
        SCMTriggerItem item = SCMTriggerItem.SCMTriggerItems.asSCMTriggerItem(job);
        Collection<? extends SCM> repositories = item == null ? List.of() : item.getSCMs();
        return repositories.size() == 1
                ? SCMFileSystem.of(job, repositories.iterator().next())
                : null;
    }
}
