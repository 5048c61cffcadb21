package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequesterTest {

    /** Jenkins' own causes cannot be made without a Jenkins. */
    private record Cause(Optional<String> user, List<Cause> upstream) {

        static Cause startedBy(String user) {
            return new Cause(Optional.of(user), List.of());
        }

        static Cause startedByBuild(Cause... upstream) {
            return new Cause(Optional.empty(), List.of(upstream));
        }
    }

    private static Optional<String> first(int depth, Cause... causes) {
        return Requester.first(List.of(causes), Cause::user, Cause::upstream, depth);
    }

    @Test
    void isWhoStartedTheBuild() {
        assertThat(first(20, Cause.startedBy("alice"))).contains("alice");
    }

    @Test
    void isWhoStartedTheBuildThatStartedIt() {
        assertThat(first(20, Cause.startedByBuild(Cause.startedByBuild(Cause.startedBy("alice")))))
                .contains("alice");
    }

    @Test
    void isWhoStartedTheBuildItselfBeforeAnybodyFurtherUp() {
        assertThat(first(20, Cause.startedByBuild(Cause.startedBy("alice")), Cause.startedBy("bob")))
                .contains("bob");
    }

    @Test
    void isNobodyWhereNobodyInParticularStartedIt() {
        assertThat(first(20, Cause.startedByBuild(), Cause.startedByBuild(Cause.startedByBuild())))
                .isEmpty();
    }

    @Test
    void looksNoFurtherThanToItsDepth() {
        Cause far = Cause.startedByBuild(Cause.startedByBuild(Cause.startedByBuild(Cause.startedBy("alice"))));

        assertThat(first(2, far)).isEmpty();
        assertThat(first(3, far)).contains("alice");
    }
}
