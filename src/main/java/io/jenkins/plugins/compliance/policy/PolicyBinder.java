package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.evidence.MeshMode;
import io.jenkins.plugins.compliance.evidence.ProvisionalState;
import io.jenkins.plugins.compliance.evidence.StorageMode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Binds the tree of a file to a policy, and goes on after each problem to find the others. Used once. */
final class PolicyBinder {

    static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?");
    static final String NAME_REMEDY =
            "use 1 to 63 characters of a-z, 0-9, '-' and '_', beginning and ending with a" + " letter or digit";

    private static final Set<String> KEYS = Set.of(
            "format",
            "name",
            "phase",
            "sprint",
            "storage",
            "mesh",
            "distribution",
            "stages",
            "promote-to",
            OriginsBinder.KEY,
            "services");
    private static final List<String> DEFAULT_STAGES = List.of("sandbox", "compliant");
    private static final int MOST_STAGES = 16;

    private final Problems problems;

    PolicyBinder(Problems problems) {
        this.problems = problems;
    }

    /** The policy; empty when anything is wrong, which has then been reported. */
    Optional<Policy> bind(Node root, Sha256Digest digest) {
        YamlMapping file = YamlMapping.of(root, "a policy", problems).allow(KEYS, problems);
        checkFormat(file);
        Optional<String> name = file.require("name", "write name: and what the policy is called", problems)
                .flatMap(node -> YamlScalar.word(node, "name", NAME, NAME_REMEDY, problems));
        ProvisionalState provisional = provisional(file);
        List<String> stages = file.get("stages").map(this::stages).orElse(DEFAULT_STAGES);
        StageBinder stageBinder = new StageBinder(stages, problems);
        Map<String, StageSection> shared =
                file.get("promote-to").map(stageBinder::sections).orElse(Map.of());
        Origins origins = file.get(OriginsBinder.KEY)
                .map(node -> OriginsBinder.bind(node, problems))
                .orElse(Origins.ANY);
        YamlMapping services = file.require("services", "write services: and the services below", problems)
                .map(this::services)
                .orElse(null);
        if (services == null) {
            return Optional.empty();
        }
        ServiceBinder serviceBinder = new ServiceBinder(stages, stageBinder, shared, origins, problems);
        SortedMap<ServiceName, ServicePolicy> bound = serviceBinder.bind(services);
        Optional<ServiceGraph> graph = problems.isEmpty() ? graph(bound, services) : Optional.empty();
        return problems.isEmpty()
                ? graph.map(order -> new Policy(
                        digest, name.orElseThrow(), stages, bound, serviceBinder.shared(), order, provisional))
                : Optional.empty();
    }

    private void checkFormat(YamlMapping file) {
        file.require("format", "write format: " + Policy.FORMAT, problems).ifPresent(node -> {
            OptionalLong format = YamlScalar.integer(node, "format", 1, problems);
            if (format.isPresent() && format.getAsLong() != Policy.FORMAT) {
                problems.add(
                        node,
                        "format " + format.getAsLong() + " is unknown",
                        "write format: " + Policy.FORMAT + ", or use a version of this tool that knows it");
            }
        });
    }

    private ProvisionalState provisional(YamlMapping file) {
        return new ProvisionalState(
                choice(file, "mesh", MeshMode.values(), MeshMode::word).orElse(MeshMode.PENDING),
                choice(file, "storage", StorageMode.values(), StorageMode::word).orElse(StorageMode.LOCAL),
                (int) file.get("sprint")
                        .map(node -> YamlScalar.integer(node, "sprint", 1, problems))
                        .orElse(OptionalLong.empty())
                        .orElse(1),
                word(file, "phase").orElse("sprint1_poc"),
                word(file, "distribution").orElse("single_service_poc"));
    }

    private <T> Optional<T> choice(YamlMapping file, String key, T[] values, Function<T, String> word) {
        Map<String, T> words = Arrays.stream(values).collect(Collectors.toMap(word, Function.identity()));
        return file.get(key).flatMap(node -> YamlScalar.choice(node, key, words, problems));
    }

    private Optional<String> word(YamlMapping file, String key) {
        return file.get(key).flatMap(node -> YamlScalar.word(node, key, NAME, NAME_REMEDY, problems));
    }

    private List<String> stages(Node node) {
        List<String> stages = YamlScalar.words(node, "stages", NAME, NAME_REMEDY, problems);
        if (problems.isEmpty() && (stages.size() < 2 || stages.size() > MOST_STAGES)) {
            problems.add(
                    node,
                    "the number of stages is " + stages.size(),
                    "list 2 to " + MOST_STAGES + " of them in the order of promotion: [sandbox, compliant]");
        }
        return stages;
    }

    private YamlMapping services(Node node) {
        YamlMapping services = YamlMapping.of(node, "services", problems);
        if (node instanceof MappingNode && services.isEmpty()) {
            problems.add(node, "services holds no service", "write the services' names as keys below it");
        }
        return services;
    }

    /** The services are known to depend on known ones only. */
    private Optional<ServiceGraph> graph(SortedMap<ServiceName, ServicePolicy> services, YamlMapping nodes) {
        Map<ServiceName, Collection<ServiceName>> dependencies = new TreeMap<>();
        services.forEach((name, service) -> dependencies.put(name, service.dependsOn()));
        try {
            return Optional.of(ServiceGraph.of(dependencies));
        } catch (ServiceGraphException e) {
            problems.add(
                    dependsOn(nodes, e.services().get(0)),
                    String.valueOf(e.getMessage()),
                    "remove one of these dependencies");
            return Optional.empty();
        }
    }

    private Node dependsOn(YamlMapping services, ServiceName service) {
        Node node = services.get(service.value()).orElseThrow();
        return YamlMapping.of(node, "a service", problems).get("depends-on").orElse(node);
    }
}
