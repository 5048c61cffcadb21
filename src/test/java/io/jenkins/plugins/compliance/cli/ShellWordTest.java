package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {

    @Test
    void leavesPlainWordsPlain() {
        assertThat(ShellWord.of("chains/service-a")).isEqualTo("chains/service-a");
        assertThat(ShellWord.of("-")).isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "it's", "$(reboot)", "`x`", "a;b", "~", "*", "\"", "\\", "a\nb", "!x", "-n", "#"})
    void isReadByAShellAsTheSameWord(String word) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s' " + ShellWord.of(word))
                .redirectErrorStream(true)
                .start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(word);
    }
}
