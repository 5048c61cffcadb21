package io.jenkins.plugins.compliance.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultKeyNameTest {

    @Test
    void takesTheHostOfTheControllersAddress() {
        assertThat(DefaultKeyName.of(Optional.of("https://jenkins.example.com:8443/ci/")))
                .isEqualTo("jenkins.example.com/compliance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not an address", "file:///ci"})
    void doesWithoutAnAddressThatHasNoHost(String url) {
        assertThat(DefaultKeyName.of(Optional.of(url))).isEqualTo("jenkins/compliance");
    }

    @Test
    void doesWithoutAnAddress() {
        assertThat(DefaultKeyName.of(Optional.empty())).isEqualTo("jenkins/compliance");
    }
}
