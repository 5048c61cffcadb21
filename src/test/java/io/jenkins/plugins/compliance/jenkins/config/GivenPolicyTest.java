package io.jenkins.plugins.compliance.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.jenkins.config.GivenPolicy.Kind;
import org.junit.jupiter.api.Test;

class GivenPolicyTest {

    @Test
    void takesSeveralLinesForAPolicy() {
        String policy = "format: 1\nname: shop\n";

        assertThat(GivenPolicy.of(policy)).isEqualTo(new GivenPolicy(Kind.TEXT, policy));
    }

    @Test
    void takesOneLineForAFileOfTheWorkspace() {
        assertThat(GivenPolicy.of("ci/compliance.yml\n"))
                .isEqualTo(new GivenPolicy(Kind.WORKSPACE, "ci/compliance.yml"));
    }

    @Test
    void takesWhatBeginsWithScmForAFileOfTheRepository() {
        assertThat(GivenPolicy.of("scm: ci/compliance.yml")).isEqualTo(new GivenPolicy(Kind.SCM, "ci/compliance.yml"));
    }
}
