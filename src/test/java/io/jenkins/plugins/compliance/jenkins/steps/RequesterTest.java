package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequesterTest {

    @Test
    void isWhoStartedTheBuild() {
        assertThat(Requester.user(List.of(new StartedBy("alice")), 20)).contains("alice");
    }

    @Test
    void isWhoStartedTheBuildThatStartedIt() {
        Cause further = new StartedByBuild(List.of(new StartedByBuild(List.of(new StartedBy("alice")))));

        assertThat(Requester.user(List.of(further), 20)).contains("alice");
    }

    @Test
    void isWhoStartedTheBuildItselfBeforeAnybodyFurtherUp() {
        Cause further = new StartedByBuild(List.of(new StartedBy("alice")));

        assertThat(Requester.user(List.of(further, new StartedBy("bob")), 20)).contains("bob");
    }

    @Test
    void isNobodyWhereNobodyInParticularStartedIt() {
        assertThat(Requester.user(List.of(new StartedBy(null), new StartedByBuild(List.of())), 20))
                .isEmpty();
    }

    @Test
    void looksNoFurtherThanToItsDepth() {
        Cause causes = new StartedBy("alice");
        for (int i = 0; i < 3; i++) {
            causes = new StartedByBuild(List.of(causes));
        }

        assertThat(Requester.user(List.of(causes), 2)).isEmpty();
        assertThat(Requester.user(List.of(causes), 3)).contains("alice");
    }

    private static final class StartedBy extends Cause.UserIdCause {

        private final @Nullable String user;

        StartedBy(@Nullable String user) {
            this.user = user;
        }

        @Override
        public @Nullable String getUserId() {
            return user;
        }
    }

    private static final class StartedByBuild extends Cause.UpstreamCause {

        private final List<Cause> causes;

        StartedByBuild(List<Cause> causes) {
            this.causes = causes;
        }

        @Override
        public List<Cause> getUpstreamCauses() {
            return causes;
        }
    }
}
