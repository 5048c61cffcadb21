package io.jenkins.plugins.compliance.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingProblemsTest {

    @TempDir
    private Path directory;

    @Test
    void namesEveryProblemOfAPolicyByLineAndColumn() {
        assertThat(SettingProblems.ofPolicy("format: 1\nname: Shop\nservices: { A: }\n"))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).matches("line [23], column \\d+: .*; .*"));
    }

    @Test
    void findsNothingWrongWithNoPolicy() {
        assertThat(SettingProblems.ofPolicy(" \n")).isEmpty();
    }

    @Test
    void refusesADirectoryThatDependsOnWhereJenkinsWasStarted() {
        assertThat(SettingProblems.ofDirectory("evidence"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("not an absolute path"));
    }

    @Test
    void refusesADirectoryThatIsNoPath() {
        assertThat(SettingProblems.ofDirectory("/a\0b"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("is not a path"));
    }

    @Test
    void writesToADirectoryAndLeavesNothingInIt() throws IOException {
        Path fresh = directory.resolve("fresh");

        assertThat(SettingProblems.ofWriting(fresh)).isEmpty();
        assertThat(fresh).isEmptyDirectory();
    }

    @Test
    void saysWhenNothingCanBeWrittenToADirectory() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(SettingProblems.ofWriting(file))
                .hasValueSatisfying(problem -> assertThat(problem).contains("cannot be written"));
    }

    @Test
    void refusesAKeyNameWithASpaceInIt() {
        assertThat(SettingProblems.ofKeyName("our jenkins")).isPresent();
        assertThat(SettingProblems.ofKeyName("jenkins.example.com/compliance")).isEmpty();
    }

    @Test
    void namesTheSettingToWhoeverConfiguresByCode() {
        assertThatThrownBy(() -> SettingProblems.refuse("keyName", Optional.of("no")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("compliancePromotion.keyName: no");
    }
}
