package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What compliance.yml lets this project's own build through with. The build itself is held to it by .ci/promote and by
 * the Jenkinsfile, on its real reports.
 */
class OwnPolicyTest {

    private static final String POLICY = Path.of("compliance.yml").toString();
    private static final String SERVICE = "compliance-promotion";
    private static final int MANY = 5000;

    @TempDir
    Path directory;

    @BeforeEach
    void aBuildWithoutFault() throws IOException {
        sast("[]", true);
        covered(100);
        tests(MANY);
        write(
                "bom.json",
                IntStream.range(0, 20)
                        .mapToObj(i -> "{\"type\":\"library\",\"name\":\"library-%s\",\"version\":\"1\"}".formatted(i))
                        .collect(Collectors.joining(
                                ",", "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[", "]}")));
        write("plugin.hpi", "the plugin");
        write("cli.jar", "the command line");
    }

    @Test
    void hasNoProblem() {
        assertThat(new Cli().run("policy", "lint", POLICY).exitCode()).isZero();
    }

    @Test
    void letsABuildWithoutFaultThrough() {
        assertThat(plan("plugin.hpi", "cli.jar").exitCode()).isZero();
    }

    @Test
    void rejectsAFinding() throws IOException {
        sast("[{\"ruleId\":\"X\",\"level\":\"note\",\"message\":{\"text\":\"x\"}}]", true);

        rejects("sast.total");
    }

    @Test
    void rejectsAScanThatMissedClasses() throws IOException {
        sast("[]", false);

        rejects("sast");
    }

    @Test
    void rejectsABuildThatLeftItsTestsOut() throws IOException {
        tests(20);
        covered(20);

        rejects("tests.passed", "coverage.line");
    }

    @Test
    void rejectsABuildWithoutOneOfItsArchives() {
        assertThat(plan("plugin.hpi")).satisfies(result -> {
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out()).contains("files.count");
        });
    }

    private void rejects(String... reasons) {
        assertThat(plan("plugin.hpi", "cli.jar")).satisfies(result -> {
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out()).contains(reasons);
        });
    }

    private Cli.Result plan(String... archives) {
        List<String> collect = new ArrayList<>(List.of("collect", SERVICE, "--home", path("home")));
        collect.addAll(List.of("--sast", path("spotbugs.sarif"), "--coverage", path("lcov.info")));
        collect.addAll(List.of("--tests", path("TEST-all.xml"), "--sbom", path("bom.json"), "--files"));
        Stream.of(archives).map(this::path).forEach(collect::add);
        Cli.Result collected = new Cli().run(collect.toArray());
        assertThat(collected.exitCode()).as(collected.err()).isZero();

        String route = "--from sandbox --to compliant --version 1";
        List<String> plan = new ArrayList<>(List.of("plan", SERVICE, "--home", path("home"), "--policy", POLICY));
        plan.addAll(List.of(route.split(" ")));
        return new Cli().run(plan.toArray());
    }

    private void sast(String results, boolean successful) throws IOException {
        write(
                "spotbugs.sarif",
                "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"SpotBugs\"}},"
                        + "\"invocations\":[{\"executionSuccessful\":" + successful + "}],\"results\":" + results
                        + "}]}");
    }

    /** Of a hundred lines, and of as many branches. */
    private void covered(int share) throws IOException {
        write(
                "lcov.info",
                IntStream.rangeClosed(1, 100)
                        .mapToObj(i ->
                                "DA:%s,%s\nBRDA:%s,0,0,%s\n".formatted(i, i <= share ? 1 : 0, i, i <= share ? 1 : 0))
                        .collect(Collectors.joining("", "TN:\nSF:A.java\n", "end_of_record\n")));
    }

    private void tests(int count) throws IOException {
        write(
                "TEST-all.xml",
                IntStream.range(0, count)
                        .mapToObj(i -> "<testcase classname=\"A\" name=\"t%s\"/>".formatted(i))
                        .collect(Collectors.joining(
                                "", "<testsuite name=\"A\" tests=\"" + count + "\">", "</testsuite>")));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }
}
