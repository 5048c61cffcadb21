package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import java.util.OptionalInt;

/** Knows of builds that repeat another one of their job. */
public interface OriginalBuild extends ExtensionPoint {

    /** The number of the build that this one repeats, if it does. */
    OptionalInt of(Run<?, ?> run);

    /** The number of the build that was repeated, perhaps several times, to come to this one; its own if it was not. */
    static int number(Run<?, ?> run) {
        Run<?, ?> build = run;
        int number = build.getNumber();
        while (build != null) {
            OptionalInt before = repeated(build);
            if (before.isEmpty() || before.getAsInt() >= number) {
                return number;
            }
            number = before.getAsInt();
            build = build.getParent().getBuildByNumber(number);
        }
        return number;
    }

    private static OptionalInt repeated(Run<?, ?> build) {
        for (OriginalBuild each : ExtensionList.lookup(OriginalBuild.class)) {
            OptionalInt number = each.of(build);
            if (number.isPresent()) {
                return number;
            }
        }
        return OptionalInt.empty();
    }
}
