package io.jenkins.plugins.compliance.jenkins.build;

import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.io.IOException;
import java.util.Optional;

/** Keeps builds from being discarded, and lets them go again. Stateless. */
final class BuildKeeper {

    private BuildKeeper() {}

    /** Keeps a build, or lets it go when there is no reason any more and nobody else keeps it. */
    @SuppressWarnings("try")
    static void apply(Run<?, ?> run, Optional<String> reason) throws IOException {
        RetentionMark mark = run.getAction(RetentionMark.class);
        // Whoever happens to be acting need not be allowed to update the build.
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            if (reason.isPresent() && !run.isKeepLog()) {
                if (mark == null) {
                    run.addAction(new RetentionMark());
                }
                if (run.getDescription() == null) {
                    run.setDescription(Messages.BuildKeeper_kept(reason.get()));
                }
                run.keepLog(true);
            } else if (reason.isEmpty() && mark != null) {
                run.removeAction(mark);
                run.keepLog(false);
            }
        }
    }
}
