package io.jenkins.plugins.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever adds something to be called over HTTP says in docs/configuration.md who may call it. */
class JenkinsEndpointsTest {

    private static final String PACKAGE = "io.jenkins.plugins.compliance.jenkins";

    /** Stapler routes to methods of that name, and to those that bear one of these. */
    private static final Pattern NAME = Pattern.compile("do[A-Z].*");

    private static final Set<String> VERBS = Set.of(
            "org.kohsuke.stapler.verb.GET",
            "org.kohsuke.stapler.verb.POST",
            "org.kohsuke.stapler.verb.PUT",
            "org.kohsuke.stapler.verb.DELETE",
            "org.kohsuke.stapler.interceptor.RequirePOST");

    private static final Pattern ROW = Pattern.compile("^\\| `([A-Za-z.]+#[A-Za-z]+)` \\| [^|]+ \\| [^|]+ \\|$");

    @Test
    void everyEndpointSaysByWhichVerbItIsCalled() {
        assertThat(endpoints().filter(each -> annotations(each).noneMatch(VERBS::contains)))
                .isEmpty();
    }

    @Test
    void theTableOfEndpointsAndPermissionsHasEveryEndpoint() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs/configuration.md")).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group(1))
                .toList();

        assertThat(rows)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        endpoints().map(JenkinsEndpointsTest::name).toList());
    }

    private static Stream<JavaMethod> endpoints() {
        return ProductionClasses.all().stream()
                .filter(type -> type.getPackageName().startsWith(PACKAGE))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> NAME.matcher(method.getName()).matches()
                        || annotations(method)
                                .anyMatch(
                                        name -> VERBS.contains(name) || name.equals("org.kohsuke.stapler.WebMethod")));
    }

    private static Stream<String> annotations(JavaMethod method) {
        return method.getAnnotations().stream().map(JavaAnnotation::getRawType).map(type -> type.getFullName());
    }

    private static String name(JavaMethod method) {
        String type = method.getOwner().getFullName();
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "#" + method.getName();
    }
}
