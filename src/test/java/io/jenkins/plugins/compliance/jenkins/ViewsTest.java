package io.jenkins.plugins.compliance.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** What every view of the plugin has to hold to, so that pages are safe and work under Jenkins' Content-Security-Policy. */
class ViewsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path TAGS = RESOURCES.resolve("io/jenkins/plugins/compliance/jenkins/ui/tags");
    private static final Set<String> VERBS = Set.of("RequirePOST", "POST");

    static List<Path> views() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".jelly"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreViews() throws IOException {
        assertThat(views()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("views")
    void escapesWhateverItShows(Path view) throws IOException {
        assertThat(Files.readString(view)).startsWith("<?jelly escape-by-default='true'?>");
    }

    @ParameterizedTest
    @MethodSource("views")
    void isWellFormed(Path view) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);

        assertThat(factory.newDocumentBuilder().parse(new InputSource(new StringReader(Files.readString(view)))))
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("views")
    void hasNoScriptOfItsOwn(Path view) throws IOException {
        assertThat(Files.readString(view).toLowerCase(Locale.ROOT))
                .doesNotContain("<script", "javascript:", "srcdoc=")
                .doesNotContainPattern("\\son[a-z]+\\s*=");
    }

    @ParameterizedTest
    @MethodSource("views")
    void showsNothingUnescaped(Path view) throws IOException {
        assertThat(Files.readString(view)).doesNotContain("j:out", "j:expr", "escapeText=\"false\"");
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyColumnAndRowSaysWhatItsHeadStandsFor(Path view) throws IOException {
        assertThat(Files.readString(view)).doesNotContainPattern("<th(?![a-z])(?![^>]*scope=)");
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyTableHasACaption(Path view) throws IOException {
        String text = Files.readString(view);

        assertThat(count(text, "<caption>")).isEqualTo(count(text, "<table"));
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }

    @ParameterizedTest
    @MethodSource("views")
    void whateverItPostsToTakesNothingButPosts(Path view) throws Exception {
        String owner = RESOURCES.relativize(view.getParent()).toString().replace('/', '.');
        if (view.startsWith(TAGS)) {
            return;
        }
        for (String action : posts(view)) {
            if (action.startsWith("${rootURL}/")) {
                // What Jenkins itself answers, such as to dismissing a monitor.
                continue;
            }
            Class<?> type = Class.forName(owner, false, getClass().getClassLoader());
            Method method = method(type, action);
            assertThat(Arrays.stream(method.getAnnotations())
                            .map(Annotation::annotationType)
                            .map(Class::getSimpleName))
                    .as("%s", method)
                    .containsAnyElementsOf(VERBS);
        }
    }

    private static Method method(Class<?> type, String action) {
        String name = "do" + action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1);
        return Arrays.stream(type.getMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + " has no " + name));
    }

    /** The actions of the forms of a view and of the tags it uses. */
    private static List<String> posts(Path view) throws IOException {
        List<String> actions = new ArrayList<>();
        for (Path each : withTags(view)) {
            Matcher form = Pattern.compile("<(?:f:)?form\\s([^>]*)>").matcher(Files.readString(each));
            while (form.find()) {
                Matcher action = Pattern.compile("action=\"([^\"]+)\"").matcher(form.group(1));
                if (form.group(1).contains("method=\"post\"")) {
                    assertThat(action.find())
                            .as("a form of %s says where it posts to", each)
                            .isTrue();
                    actions.add(action.group(1));
                }
            }
        }
        return actions;
    }

    private static Set<Path> withTags(Path view) throws IOException {
        Set<Path> files = new LinkedHashSet<>(List.of(view));
        List<Path> open = new ArrayList<>(files);
        while (!open.isEmpty()) {
            Matcher tag = Pattern.compile("<c:([a-z-]+)").matcher(Files.readString(open.remove(0)));
            while (tag.find()) {
                Path file = TAGS.resolve(tag.group(1) + ".jelly");
                if (Files.exists(file) && files.add(file)) {
                    open.add(file);
                }
            }
        }
        return files;
    }

    @Test
    void aServicesPageIsHeldToThatThroughItsTags() throws IOException {
        assertThat(posts(RESOURCES.resolve("io/jenkins/plugins/compliance/jenkins/ui/ServicePage/index.jelly")))
                .contains("verify");
    }
}
