package io.jenkins.plugins.compliance.jenkins.build;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.BuildListener;
import hudson.model.Run;
import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import jenkins.model.ArtifactManager;
import jenkins.model.ArtifactManagerConfiguration;
import jenkins.model.ArtifactManagerFactory;
import jenkins.model.ArtifactManagerFactoryDescriptor;
import jenkins.util.VirtualFile;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Packages are artifacts as all others, wherever Jenkins keeps those. */
@WithJenkins
class ArtifactManagerTest {

    @TempDir
    private Path elsewhere;

    @Test
    void packageAndPartsAreArtifactsOfTheBuild(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ShopPipelines.PROMOTE));

        check(run.getArtifactManager().root());
        assertThat(run.getArtifacts()).isNotEmpty();
    }

    @Test
    void theyGoToTheArtifactManagerThatIsConfigured(JenkinsRule jenkins) throws Exception {
        ArtifactManagerConfiguration.get().getArtifactManagerFactories().add(new Elsewhere(elsewhere.toString()));

        WorkflowRun run = jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ShopPipelines.PROMOTE));

        check(run.getArtifactManager().root());
        try (Stream<Path> files = Files.walk(elsewhere)) {
            assertThat(files.filter(file -> file.toString().endsWith(".zip"))).hasSize(1);
        }
        assertThat(run.getRootDir().toPath().resolve("archive")).doesNotExist();
    }

    private static void check(VirtualFile root) throws IOException {
        List<String> artifacts = List.copyOf(root.list("compliance/service-a/**", null, false));
        assertThat(artifacts)
                .filteredOn(name -> name.endsWith(".zip"))
                .singleElement()
                .satisfies(name -> {
                    try (ZipInputStream zip =
                            new ZipInputStream(root.child(name).open())) {
                        assertThat(zip.getNextEntry()).isNotNull();
                    }
                });
        assertThat(artifacts).anyMatch(name -> name.endsWith(".json")).anyMatch(name -> name.endsWith(".html"));
    }

    /** Keeps artifacts in a directory of its own. */
    private static final class Elsewhere extends ArtifactManagerFactory {

        private final String directory;

        Elsewhere(String directory) {
            this.directory = directory;
        }

        @Override
        public ArtifactManager managerFor(Run<?, ?> build) {
            return new Manager(new File(directory, build.getParent().getName() + "-" + build.getNumber()).getPath());
        }

        @Override
        public ArtifactManagerFactoryDescriptor getDescriptor() {
            return new DescriptorImpl();
        }

        /** Not an extension: nobody chooses it in a form. */
        private static final class DescriptorImpl extends ArtifactManagerFactoryDescriptor {}
    }

    /** Persisted with the build. */
    private static final class Manager extends ArtifactManager {

        private final String directory;

        Manager(String directory) {
            this.directory = directory;
        }

        @Override
        public void onLoad(Run<?, ?> build) {
            // It has all it needs.
        }

        @Override
        public void archive(
                FilePath workspace, Launcher launcher, BuildListener listener, Map<String, String> artifacts)
                throws IOException, InterruptedException {
            workspace.copyRecursiveTo(
                    new FilePath.ExplicitlySpecifiedDirScanner(artifacts),
                    new FilePath(new File(directory)),
                    "artifacts");
        }

        @Override
        public boolean delete() {
            return false;
        }

        @Override
        public VirtualFile root() {
            return VirtualFile.forFile(new File(directory));
        }
    }
}
