package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hudson.AbortException;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindReportsTest {

    @TempDir
    private Path directory;

    private Path workspace;

    @BeforeEach
    void makeWorkspace() throws IOException {
        workspace = Files.createDirectories(directory.resolve("workspace"));
    }

    private Path write(String path, String text) throws IOException {
        Path file = workspace.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<FoundReport> find(String glob) throws IOException {
        return new FindReports(new AntGlob(glob), 3, 100).invoke(workspace.toFile(), null);
    }

    @Test
    void tellsPathSizeAndDigestInTheOrderOfThePaths() throws IOException {
        write("target/b.xml", "bb");
        write("target/a.xml", "a");

        assertThat(find("**/*.xml"))
                .containsExactly(
                        new FoundReport("target/a.xml", 1, digest("a")),
                        new FoundReport("target/b.xml", 2, digest("bb")));
    }

    private static String digest(String text) {
        return Sha256Digest.compute(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    @Test
    void findsNothingWhereThereIsNothing() throws IOException {
        assertThat(find("target/*.xml")).isEmpty();
    }

    @Test
    void findsAFileOnceThatTwoPatternsMatch() throws IOException {
        write("a.xml", "a");

        assertThat(find("*.xml, a.*")).hasSize(1);
    }

    @Test
    void refusesALinkOutOfTheWorkspace() throws IOException {
        Files.writeString(directory.resolve("secret"), "s");
        Files.createSymbolicLink(workspace.resolve("a.xml"), directory.resolve("secret"));

        assertThatExceptionOfType(AbortException.class).isThrownBy(() -> find("*.xml"));
    }

    @Test
    void refusesALinkToNowhere() throws IOException {
        Files.createSymbolicLink(workspace.resolve("a.xml"), directory.resolve("missing"));

        assertThatExceptionOfType(AbortException.class).isThrownBy(() -> find("*.xml"));
    }

    @Test
    void takesALinkWithinTheWorkspace() throws IOException {
        write("reports/a.txt", "a");
        Files.createSymbolicLink(workspace.resolve("a.xml"), workspace.resolve("reports/a.txt"));

        assertThat(find("*.xml")).containsExactly(new FoundReport("a.xml", 1, digest("a")));
    }

    @Test
    void doesNotFollowADirectoryOutOfTheWorkspace() throws IOException {
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Files.writeString(outside.resolve("a.xml"), "a");
        Files.createSymbolicLink(workspace.resolve("link"), outside);

        assertThat(find("**/*.xml")).isEmpty();
        assertThat(find("link/*.xml")).isEmpty();
    }

    @Test
    void refusesTooManyFiles() throws IOException {
        for (int i = 0; i < 4; i++) {
            write(i + ".xml", "x");
        }

        assertThatExceptionOfType(AbortException.class).isThrownBy(() -> find("*.xml"));
    }

    @Test
    void refusesFilesThatAreTooLargeTogether() throws IOException {
        write("a.xml", "x".repeat(60));
        write("b.xml", "x".repeat(60));

        assertThatExceptionOfType(AbortException.class).isThrownBy(() -> find("*.xml"));
    }

    @Test
    void doesNotBelieveAnAgentThatNamesAFileElsewhere() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> FindReports.checked(List.of(new FoundReport("../secret", 1, digest("s")))));
    }
}
