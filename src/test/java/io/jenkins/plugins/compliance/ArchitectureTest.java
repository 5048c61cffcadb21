package io.jenkins.plugins.compliance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the layers drawn in docs/architecture.md, and the purity of the chain. */
class ArchitectureTest {

    private static final String OURS = "io.jenkins.plugins.compliance";
    private static final JavaClasses PRODUCTION = ProductionClasses.all();

    @Test
    void dependenciesRunAsTheDiagramShows(@TempDir Path directory) throws IOException {
        Path diagram = Files.writeString(directory.resolve("layers.puml"), diagramIn(Path.of("docs/architecture.md")));

        classes()
                .should(adhereToPlantUmlDiagram(diagram, consideringOnlyDependenciesInAnyPackage(OURS + "..")))
                .check(PRODUCTION);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(OURS + ".(**)").should().beFreeOfCycles().check(PRODUCTION);
    }

    @Test
    void theChainKnowsNoFilesNoNetworkNoClockNoRandomnessAndNoLog() {
        noClasses()
                .that()
                .resideInAPackage(OURS + ".chain..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.nio.file..", "java.nio.channels..", "java.net..", "java.util.logging..")
                        .or(nameMatching("java\\.io\\.(File|RandomAccessFile|Console).*"))
                        .or(nameMatching("java\\.time\\.(Clock|InstantSource)"))
                        .or(nameMatching("java\\.util\\.(Random|SplittableRandom|random\\..*)"))
                        .or(nameMatching("java\\.util\\.concurrent\\.ThreadLocalRandom"))
                        .or(nameMatching("java\\.security\\.SecureRandom")))
                .orShould()
                .callMethodWhere(tellsTimeOrChance())
                .check(PRODUCTION);
    }

    private static DescribedPredicate<JavaAccess<?>> tellsTimeOrChance() {
        return DescribedPredicate.describe(
                "the callee tells the time or throws dice",
                access -> (access.getTargetOwner().getFullName() + "." + access.getName())
                        .matches("java\\.time\\..*\\.now"
                                + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty)"
                                + "|java\\.lang\\.Math\\.random"
                                + "|java\\.util\\.UUID\\.randomUUID"));
    }

    @Test
    void onlyTheJenkinsPackageKnowsJenkins() {
        noClasses()
                .that()
                .resideOutsideOfPackage(OURS + ".jenkins..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hudson..", "jenkins..", "org.kohsuke..", "org.jenkinsci..", "org.jvnet..")
                .check(PRODUCTION);
    }

    @Test
    void onlyTheCommandLineWritesToStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackage(OURS + ".cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(PRODUCTION);
    }

    @Test
    void onlyTheCommandLineKnowsItsLibraries() {
        noClasses()
                .that(not(resideInAPackage(OURS + ".cli..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "me.tongfei..", "org.jline..")
                .check(PRODUCTION);
    }

    @Test
    void noClassIsADrawer() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Utility|Helper|Helpers|Manager)")
                .check(PRODUCTION);
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        assertThat(PRODUCTION.getPackage(OURS).getSubpackagesInTree())
                .filteredOn(each -> !each.getClasses().isEmpty())
                .isNotEmpty()
                .allMatch(
                        each -> each.tryGetPackageInfo()
                                .map(info -> info.isAnnotatedWith(NullMarked.class))
                                .orElse(false),
                        "has a package-info.java with @NullMarked")
                .extracting(JavaPackage::getRelativeName)
                .contains("chain", "jenkins");
    }

    private static String diagramIn(Path document) throws IOException {
        Matcher fence = Pattern.compile("```plantuml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(document).replace("\r\n", "\n"));
        assertThat(fence.find()).as("a fenced plantuml block in %s", document).isTrue();
        return fence.group(1);
    }
}
