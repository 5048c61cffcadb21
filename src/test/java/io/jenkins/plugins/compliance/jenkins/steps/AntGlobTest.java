package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AntGlobTest {

    private static boolean matches(String glob, String path) {
        return new AntGlob(glob).matches(path);
    }

    @ParameterizedTest
    @CsvSource({
        "*.xml, a.xml",
        "**/*.xml, a.xml",
        "**/*.xml, a/b/c.xml",
        "target/**, target/a/b",
        "target/, target/a/b",
        "a/**/b.xml, a/b.xml",
        "a/**/b.xml, a/x/y/b.xml",
        "TEST-?.xml, TEST-1.xml",
        "./a.xml, a.xml",
        "a\\*.xml, a/b.xml",
        "a.x*l, a.xml",
        "**, a/b"
    })
    void matchesAsAntDoes(String glob, String path) {
        assertThat(matches(glob, path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "*.xml, a/b.xml",
        "*.xml, axml",
        "a/*.xml, a/b/c.xml",
        "TEST-?.xml, TEST-.xml",
        "a, ab",
        "a/**/b.xml, xa/b.xml"
    })
    void doesNotMatchElse(String glob, String path) {
        assertThat(matches(glob, path)).isFalse();
    }

    @Test
    void takesSeveralPatterns() {
        assertThat(matches("a.xml, b/*.xml", "b/c.xml")).isTrue();
        assertThat(matches("a.xml, b/*.xml", "a.xml")).isTrue();
        assertThat(matches("a.xml, b/*.xml", "c.xml")).isFalse();
    }

    @Test
    void looksOnlyWhereItCanMatch() {
        assertThat(new AntGlob("target/site/*.xml, **/b, c").roots()).containsExactly("target/site", "", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "a/../../b", "/etc/passwd", "C:\\secret", "\\\\server\\share", "a,/b"})
    void refusesToLeaveTheWorkspace(String glob) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AntGlob(glob))
                .withMessageContaining("leads out of the workspace");
    }

    @Test
    void refusesNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AntGlob(" , "))
                .withMessageContaining("is empty");
    }

    @Test
    void isNotSlowedDownByStars() {
        assertThat(matches("**/**/**/**/**/**/**/**/*a*a*a*a*a*b", "a/".repeat(30) + "a".repeat(40)))
                .isFalse();
    }
}
