package io.jenkins.plugins.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jenkins finds annotated classes by indexes alone: what is not in them is not there. */
class JenkinsIndexesTest {

    @ParameterizedTest
    @ValueSource(strings = {"hudson.Extension", "org.jenkinsci.plugins.variant.OptionalExtension"})
    void theIndexOfExtensionsNamesEveryExtension(String annotation) throws ClassNotFoundException {
        Class<? extends Annotation> type = Class.forName(annotation).asSubclass(Annotation.class);
        Index<? extends Annotation, Object> index =
                Index.load(type, Object.class, getClass().getClassLoader());

        assertThat(StreamSupport.stream(index.spliterator(), false)
                        .map(IndexItem::className)
                        .filter(name -> name.startsWith("io.jenkins.plugins.compliance."))
                        .map(name -> name.replace('$', '.')))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(annotatedWith(annotation));
    }

    @Test
    void theIndexOfSymbolsNamesEveryClassThatHasOne() throws IOException {
        assertThat(written("org.jenkinsci.Symbol")).isNotEmpty().isEqualTo(annotatedWith("org.jenkinsci.Symbol"));
    }

    @Test
    void theIndexOfInitializersNamesEveryClassThatHasOne() throws IOException {
        List<String> classes = ProductionClasses.all().stream()
                .filter(each -> each.getMethods().stream()
                        .anyMatch(method -> method.isAnnotatedWith("hudson.init.Initializer")))
                .map(JavaClass::getFullName)
                .sorted()
                .toList();

        assertThat(written("hudson.init.Initializer")).isNotEmpty().isEqualTo(classes);
    }

    /** Written by hand, since the annotation processor that would write it is not on Maven Central. */
    private static List<String> written(String annotation) throws IOException {
        try (InputStream in =
                JenkinsIndexesTest.class.getResourceAsStream("/META-INF/services/annotations/" + annotation)) {
            assertThat(in).isNotNull();
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(name -> name.replace('$', '.'))
                    .toList();
        }
    }

    private static List<String> annotatedWith(String annotation) {
        return ProductionClasses.all().stream()
                .filter(each -> each.isAnnotatedWith(annotation))
                .map(JavaClass::getFullName)
                .map(name -> name.replace('$', '.'))
                .sorted()
                .toList();
    }
}
