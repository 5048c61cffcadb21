package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import java.util.OptionalInt;

/** Knows of builds that repeat another one of their job. */
public interface OriginalBuild extends ExtensionPoint {

    /** The number of the build that this one repeats, if it does. */
    OptionalInt of(Run<?, ?> run);

    /** The number of an earlier build of its job that this one repeats, if it does. */
    static OptionalInt repeatedBy(Run<?, ?> build) {
        for (OriginalBuild each : ExtensionList.lookup(OriginalBuild.class)) {
            OptionalInt number = each.of(build);
            if (number.isPresent() && number.getAsInt() < build.getNumber()) {
                return number;
            }
        }
        return OptionalInt.empty();
    }
}
