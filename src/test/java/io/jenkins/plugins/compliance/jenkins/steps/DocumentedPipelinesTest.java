package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the project's own pipeline, and every block of Groovy in README.md and docs, to what the steps take. */
class DocumentedPipelinesTest {

    private static final Path JENKINSFILE = Path.of("Jenkinsfile");

    static List<PipelineSource> pipelines() throws IOException {
        List<PipelineSource> sources = new ArrayList<>(List.of(PipelineSource.file(JENKINSFILE)));
        sources.addAll(PipelineSource.blocks(Path.of("README.md")));
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            for (Path page : docs.filter(each -> each.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                sources.addAll(PipelineSource.blocks(page));
            }
        }
        return sources;
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void compilesAndCallsTheStepsAsTheyAre(PipelineSource source) {
        for (PipelineSource.Call call : source.compile()) {
            if (BoundStep.isOne(call)) {
                assertThatCode(() -> BoundStep.check(call)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void theJenkinsfileThePagesAndTheReadmeCallEachStep() throws IOException {
        for (Path file : List.of(JENKINSFILE, Path.of("README.md"), Path.of("docs/pipeline.md"))) {
            assertThat(pipelines().stream()
                            .filter(source -> source.file().equals(file))
                            .flatMap(source -> source.compile().stream())
                            .map(PipelineSource.Call::name))
                    .as(file.toString())
                    .contains("collectEvidence", "promoteService", "verifyChain");
        }
    }

    @Test
    void theJenkinsfilePromotesWhatTheProjectsPolicyHas() throws IOException, PolicyException {
        Policy policy = Policy.parse(Files.readAllBytes(Path.of("compliance.yml")), "compliance.yml");

        assertThat(PipelineSource.file(JENKINSFILE).compile())
                .filteredOn(call -> call.name().equals("promoteService"))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.named().get("policy").getText()).isEqualTo("compliance.yml");
                    assertThat(policy.services().keySet())
                            .extracting(Object::toString)
                            .containsExactly(call.named().get("service").getText());
                });
    }

    /** Nothing in a Jenkins that has Pipeline and this plugin answers to the others; each would need a plugin more. */
    @Test
    void theJenkinsfileNeedsNoOtherPlugins() throws IOException {
        assertThat(PipelineSource.file(JENKINSFILE).compile())
                .extracting(PipelineSource.Call::name)
                .doesNotContain(
                        "docker", "dockerfile", "git", "junit", "timestamps", "recordIssues", "withMaven", "tools");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            collectEvidence service: 'a', sarif: 'x'               | has no argument sarif
            collectEvidence sast: 'x'                              | needs [service]
            collectEvidence service: 'a'                           | collectEvidence
            node { promoteService(servce: 'a') { echo 'x' } }      | has no argument servce
            promoteService service: 'a', from: 'sandbox'           | to
            def r() { promoteService service: 'a', dryRun: 'yes' } | takes as dryRun a boolean
            promoteService services: 'a', from: 'b', to: 'c'       | takes as services a List
            verifyChain service: 'a', sinceBuild: env.BUILD_NUMBER | takes as sinceBuild a int
            verifyChain onCannotTell: 'ignore', all: true          | onCannotTell
            """)
    void namesTheLineOfAWrongCall(String wrong, String reason) {
        PipelineSource source = new PipelineSource(Path.of("page.md"), 6, "\n" + wrong + "\n");

        assertThatThrownBy(() -> {
                    for (PipelineSource.Call call : source.compile()) {
                        if (BoundStep.isOne(call)) {
                            BoundStep.check(call);
                        }
                    }
                })
                .hasMessageStartingWith("page.md:8: ")
                .hasMessageContaining(reason);
    }

    @Test
    void namesTheLineOfWhatIsNoGroovy() {
        PipelineSource source = new PipelineSource(Path.of("page.md"), 6, "\nnode { sh('x' }\n");

        assertThatThrownBy(source::compile)
                .isInstanceOf(CompilationFailedException.class)
                .hasMessageContaining("page.md: 8");
    }

    @Test
    void findsTheBlocksOfAPageWithTheirLines() throws IOException {
        assertThat(PipelineSource.blocks(Path.of("docs/pipeline.md")))
                .hasSizeGreaterThan(4)
                .allSatisfy(block -> assertThat(Files.readAllLines(block.file()).get(block.line() - 1))
                        .isEqualTo("```groovy"));
    }
}
