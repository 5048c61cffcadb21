package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.Node;

/** Binds what stands under {@code services}, each with what all of them share. Confined to one file. */
final class ServiceBinder {

    private static final Set<String> KEYS =
            Set.of("depends-on", "promote-to", "baseline", "waivers", OriginsBinder.KEY);
    private static final Set<String> WAIVER_KEYS = Set.of("gate", "reason", "owner", "expires");

    /** For what stands under a name that is none, and for what all services share. */
    private static final ServiceName STAND_IN = new ServiceName("unnamed");

    private final List<String> laterStages;
    private final StageBinder stageBinder;
    private final Map<String, StageSection> shared;
    private final List<StageRequirements> sharedRequirements;
    private final Origins sharedOrigins;
    private final Problems problems;

    ServiceBinder(
            List<String> stages,
            StageBinder stageBinder,
            Map<String, StageSection> shared,
            Origins sharedOrigins,
            Problems problems) {
        this.laterStages = stages.stream().skip(1).toList();
        this.stageBinder = stageBinder;
        this.shared = shared;
        this.sharedOrigins = sharedOrigins;
        this.problems = problems;
        this.sharedRequirements = requirements(shared);
    }

    /** What a service that says nothing of its own is held to. */
    ServicePolicy shared() {
        return new ServicePolicy(STAND_IN, List.of(), sharedRequirements, new TreeMap<>(), List.of(), sharedOrigins);
    }

    SortedMap<ServiceName, ServicePolicy> bind(YamlMapping services) {
        Map<String, ServiceName> names = names(services);
        SortedMap<ServiceName, ServicePolicy> bound = new TreeMap<>();
        for (YamlMapping.Entry entry : services.entries()) {
            ServiceName name = names.getOrDefault(entry.key(), STAND_IN);
            ServicePolicy service = service(name, entry.value(), names);
            if (names.containsKey(entry.key())) {
                bound.put(name, service);
            }
        }
        return bound;
    }

    /** The valid names; the others are reported. */
    private Map<String, ServiceName> names(YamlMapping services) {
        Map<String, ServiceName> names = new HashMap<>();
        for (YamlMapping.Entry entry : services.entries()) {
            if (ServiceName.isValid(entry.key())) {
                names.put(entry.key(), new ServiceName(entry.key()));
            } else {
                problems.add(
                        entry.keyNode(),
                        "a service cannot be called " + Quoted.of(entry.key()),
                        "use 1 to 63 characters of a-z, 0-9 and '-', neither first nor last a '-'");
            }
        }
        return names;
    }

    private ServicePolicy service(ServiceName name, Node node, Map<String, ServiceName> names) {
        YamlMapping service =
                YamlMapping.ofOptional(node, "the service " + name, problems).allow(KEYS, problems);
        List<StageRequirements> requirements =
                service.get("promote-to").map(this::own).orElseGet(() -> checkedShared());
        Map<String, Gate> gates = new TreeMap<>();
        requirements.forEach(stage -> stage.gates().forEach(gate -> gates.put(gate.id(), gate)));
        return new ServicePolicy(
                name,
                service.get("depends-on")
                        .map(list -> dependencies(list, name, names))
                        .orElse(List.of()),
                requirements,
                service.get("baseline").map(values -> baseline(values, gates)).orElse(new TreeMap<>()),
                service.get("waivers")
                        .map(list -> waivers(list, gates.keySet()))
                        .orElse(List.of()),
                service.get(OriginsBinder.KEY)
                        .map(list -> OriginsBinder.bind(list, problems))
                        .orElse(sharedOrigins));
    }

    private List<StageRequirements> checkedShared() {
        shared.forEach((stage, section) -> section.checkGatesHaveEvidence(stage, problems));
        return sharedRequirements;
    }

    private List<StageRequirements> own(Node node) {
        Map<String, StageSection> merged = new HashMap<>(shared);
        stageBinder
                .sections(node)
                .forEach((stage, section) ->
                        merged.put(stage, section.over(shared.getOrDefault(stage, StageSection.EMPTY))));
        merged.forEach((stage, section) -> section.checkGatesHaveEvidence(stage, problems));
        return requirements(merged);
    }

    private List<StageRequirements> requirements(Map<String, StageSection> sections) {
        return laterStages.stream()
                .map(stage -> sections.getOrDefault(stage, StageSection.EMPTY).requirements(stage))
                .toList();
    }

    private List<ServiceName> dependencies(Node node, ServiceName service, Map<String, ServiceName> names) {
        Set<ServiceName> dependencies = new TreeSet<>();
        for (Node item : YamlScalar.list(node, "depends-on", problems)) {
            YamlScalar.text(item, "an item of depends-on", problems).ifPresent(text -> {
                ServiceName dependency = names.get(text);
                if (dependency == null) {
                    problems.add(
                            item,
                            service + " depends on " + Quoted.of(text) + ", which is no service of this policy",
                            () -> Nearest.remedy(text, names.keySet()));
                } else if (dependency.equals(service)) {
                    problems.add(item, service + " depends on itself", "remove it");
                } else if (!dependencies.add(dependency)) {
                    problems.add(item, Quoted.of(text) + " stands twice in depends-on", "remove one of them");
                }
            });
        }
        return List.copyOf(dependencies);
    }

    private SortedMap<String, Double> baseline(Node node, Map<String, Gate> gates) {
        SortedMap<String, Double> baseline = new TreeMap<>();
        for (YamlMapping.Entry entry :
                YamlMapping.of(node, "baseline", problems).entries()) {
            Optional<Measure> measure = Measure.ofId(entry.key());
            if (!gates.containsKey(entry.key())) {
                problems.add(
                        entry.keyNode(),
                        "the service has no gate " + Quoted.of(entry.key()),
                        () -> Nearest.remedy(entry.key(), gates.keySet()));
            } else if (measure.isEmpty()) {
                problems.add(
                        entry.keyNode(),
                        "an expression has no baseline",
                        "write what is accepted into the expression of this service");
            } else {
                stageBinder
                        .limit(entry.value(), measure.get())
                        .ifPresent(accepted -> baseline.put(entry.key(), accepted));
            }
        }
        return baseline;
    }

    private List<Waiver> waivers(Node node, Collection<String> gates) {
        List<Waiver> waivers = new ArrayList<>();
        for (Node item : YamlScalar.list(node, "waivers", problems)) {
            waiver(item, gates).ifPresent(waivers::add);
        }
        return waivers;
    }

    private Optional<Waiver> waiver(Node node, Collection<String> gates) {
        YamlMapping waiver = YamlMapping.of(node, "a waiver", problems).allow(WAIVER_KEYS, problems);
        Optional<String> gate = waiver.require("gate", "write gate: and the gate's name", problems)
                .flatMap(value -> gate(value, gates));
        Optional<String> reason = waiver.require("reason", "write why the gate may fail", problems)
                .flatMap(value -> YamlScalar.text(value, "reason", problems));
        Optional<String> owner = waiver.require("owner", "write who answers for it", problems)
                .flatMap(value -> YamlScalar.text(value, "owner", problems));
        Optional<Instant> expires = waiver.require("expires", "write from which day on it no longer counts", problems)
                .flatMap(value -> YamlScalar.time(value, "expires", problems));
        return gate.isPresent() && reason.isPresent() && owner.isPresent() && expires.isPresent()
                ? Optional.of(new Waiver(gate.get(), reason.get(), owner.get(), expires.get()))
                : Optional.empty();
    }

    private Optional<String> gate(Node node, Collection<String> gates) {
        Optional<String> gate = YamlScalar.text(node, "gate", problems);
        if (gate.isPresent() && !gates.contains(gate.get())) {
            problems.add(
                    node, "the service has no gate " + Quoted.of(gate.get()), () -> Nearest.remedy(gate.get(), gates));
            return Optional.empty();
        }
        return gate;
    }
}
