package io.jenkins.plugins.compliance.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ServiceGraphTest {

    /** From lines such as {@code a <- b, c}, where a depends on b and c. */
    private static ServiceGraph graph(String... lines) throws ServiceGraphException {
        Map<ServiceName, Set<ServiceName>> dependencies = new HashMap<>();
        for (String line : lines) {
            String[] sides = line.split(" <- ", -1);
            Set<ServiceName> of = new HashSet<>();
            if (sides.length > 1) {
                Arrays.stream(sides[1].split(", ", -1)).map(ServiceName::new).forEach(of::add);
            }
            dependencies.put(new ServiceName(sides[0]), of);
        }
        return ServiceGraph.of(dependencies);
    }

    private static List<String> words(List<ServiceName> names) {
        return names.stream().map(ServiceName::value).toList();
    }

    private static List<List<String>> wordLists(List<List<ServiceName>> levels) {
        return levels.stream().map(ServiceGraphTest::words).toList();
    }

    private static List<ServiceName> names(String... names) {
        return Arrays.stream(names).map(ServiceName::new).toList();
    }

    @Test
    void sortsServicesWithoutDependenciesByName() throws Exception {
        assertThat(words(graph("c", "a", "b").order())).containsExactly("a", "b", "c");
        assertThat(wordLists(graph("c", "a", "b").levels())).containsExactly(List.of("a", "b", "c"));
    }

    @Test
    void putsAServiceBehindThoseItDependsOnAndDecidesTiesByName() throws Exception {
        ServiceGraph graph = graph("a <- z", "b", "m <- b", "z");

        assertThat(words(graph.order())).containsExactly("b", "m", "z", "a");
        assertThat(wordLists(graph.levels())).containsExactly(List.of("b", "z"), List.of("a", "m"));
    }

    @Test
    void hasNoOrderAndNoLevelsForNoServices() throws Exception {
        assertThat(graph().order()).isEmpty();
        assertThat(graph().levels()).isEmpty();
    }

    @Test
    void keepsTheOrderOfASelectionWhoseMiddleIsLeftOut() throws Exception {
        ServiceGraph graph = graph("a <- b", "b <- c", "c", "d");

        assertThat(words(graph.order(names("a", "c", "d")))).containsExactly("c", "a", "d");
        assertThat(wordLists(graph.levels(names("a", "c")))).containsExactly(List.of("c"), List.of("a"));
    }

    @Test
    void namesTheCycleFromItsSmallestNameOnAndNotWhatHangsOnIt() {
        assertThatExceptionOfType(ServiceGraphException.class)
                .isThrownBy(() -> graph("a <- d", "b <- c", "c <- d", "d <- b", "e"))
                .withMessage("the services depend on each other in a cycle: b -> c -> d -> b")
                .satisfies(e -> assertThat(words(e.services())).containsExactly("b", "c", "d"));
    }

    @Test
    void namesAServiceThatDependsOnItself() {
        assertThatExceptionOfType(ServiceGraphException.class)
                .isThrownBy(() -> graph("a <- a"))
                .withMessage("the services depend on each other in a cycle: a -> a");
    }

    @Test
    void shortensACycleOfHundredsInTheMessage() {
        Map<ServiceName, List<ServiceName>> ring = new TreeMap<>();
        for (int i = 0; i < 500; i++) {
            ring.put(numbered(i), List.of(numbered((i + 1) % 500)));
        }

        assertThatExceptionOfType(ServiceGraphException.class)
                .isThrownBy(() -> ServiceGraph.of(ring))
                .withMessageEndingWith(" -> s0019 -> ... (500 services) -> s0000")
                .satisfies(e -> assertThat(e.services()).hasSize(500));
    }

    @Test
    void namesAnUnknownDependency() {
        assertThatExceptionOfType(ServiceGraphException.class)
                .isThrownBy(() -> graph("a <- b"))
                .withMessage("a depends on b, which is no service of the policy");
    }

    private static ServiceName numbered(int i) {
        return new ServiceName(String.format(Locale.ROOT, "s%04d", i));
    }

    /** Edges run from higher to lower places of a random permutation, so there is no cycle. */
    private static Map<ServiceName, List<ServiceName>> random(int services, int edges, long seed) {
        Random random = new Random(seed);
        List<ServiceName> names = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            names.add(numbered(i));
        }
        Collections.shuffle(names, random);
        Map<ServiceName, List<ServiceName>> dependencies = new HashMap<>();
        names.forEach(name -> dependencies.put(name, new ArrayList<>()));
        for (int i = 0; i < edges && services > 1; i++) {
            int from = 1 + random.nextInt(services - 1);
            dependencies.get(names.get(from)).add(names.get(random.nextInt(from)));
        }
        return dependencies;
    }

    @Property(tries = 200)
    void orderAndLevelsRespectEveryDependency(
            @ForAll @IntRange(min = 1, max = 40) int services,
            @ForAll @IntRange(max = 120) int edges,
            @ForAll long seed)
            throws ServiceGraphException {
        Map<ServiceName, List<ServiceName>> dependencies = random(services, edges, seed);
        ServiceGraph graph = ServiceGraph.of(dependencies);
        Map<ServiceName, Integer> level = new HashMap<>();
        for (int i = 0; i < graph.levels().size(); i++) {
            for (ServiceName name : graph.levels().get(i)) {
                level.put(name, i);
            }
        }

        assertThat(graph.order()).containsExactlyInAnyOrderElementsOf(dependencies.keySet());
        assertThat(level.keySet()).isEqualTo(dependencies.keySet());
        dependencies.forEach((name, of) -> {
            assertThat(of).allSatisfy(dependency -> {
                assertThat(graph.order().indexOf(dependency))
                        .isLessThan(graph.order().indexOf(name));
                assertThat(level.get(dependency)).isLessThan(level.get(name));
            });
            int lowest = of.stream().mapToInt(level::get).max().orElse(-1) + 1;
            assertThat(level.get(name)).isEqualTo(lowest);
        });
    }

    @Property(tries = 50)
    void orderIsTheSmallestByNameThatTheDependenciesAllow(
            @ForAll @IntRange(min = 1, max = 30) int services, @ForAll @IntRange(max = 60) int edges, @ForAll long seed)
            throws ServiceGraphException {
        Map<ServiceName, List<ServiceName>> dependencies = random(services, edges, seed);
        Set<ServiceName> done = new HashSet<>();

        for (ServiceName next : ServiceGraph.of(dependencies).order()) {
            ServiceName smallest = dependencies.keySet().stream()
                    .filter(name -> !done.contains(name) && done.containsAll(dependencies.get(name)))
                    .min(ServiceName::compareTo)
                    .orElseThrow();
            assertThat(next).isEqualTo(smallest);
            done.add(next);
        }
    }
}
