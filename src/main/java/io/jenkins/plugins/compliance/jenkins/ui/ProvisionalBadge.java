package io.jenkins.plugins.compliance.jenkins.ui;

import hudson.model.BuildBadgeAction;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions;
import java.util.List;

/** The sign in a build history that what a build promoted is so provisionally, with its tags. Immutable. */
public final class ProvisionalBadge extends InvisibleAction implements BuildBadgeAction {

    private final transient Run<?, ?> run;
    private final transient List<String> tags;

    ProvisionalBadge(Run<?, ?> run, List<String> tags) {
        this.run = run;
        this.tags = List.copyOf(tags);
    }

    /** Whether the caller may see it. */
    public boolean isVisible() {
        return run.hasPermission(CompliancePermissions.VIEW);
    }

    /** The tags, separated by commas. */
    public String getTags() {
        return String.join(", ", tags);
    }
}
