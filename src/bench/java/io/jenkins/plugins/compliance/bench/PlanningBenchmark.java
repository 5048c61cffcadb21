package io.jenkins.plugins.compliance.bench;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.PolicyException;
import io.jenkins.plugins.compliance.policy.ServiceGraph;
import io.jenkins.plugins.compliance.policy.ServiceGraphException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Ordering a graph of services, and reading the policy that says it. What is printed is processor time: of the first run in
 * this JVM, and the median of the rounds after.
 *
 * <p>Arguments: services (10000), dependencies (50000), rounds (15).
 */
public final class PlanningBenchmark {

    private final Map<ServiceName, Set<ServiceName>> dependencies;
    private final byte[] policy;

    private PlanningBenchmark(int services, int edges) {
        this.dependencies = dependencies(services, edges);
        this.policy = policy();
    }

    public static void main(String[] args) throws ServiceGraphException, PolicyException {
        int services = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int edges = args.length > 1 ? Integer.parseInt(args[1]) : 50_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 15;
        new PlanningBenchmark(services, edges).run(rounds);
    }

    /** A service depends on ones with smaller numbers, so there is no cycle. */
    private static Map<ServiceName, Set<ServiceName>> dependencies(int services, int edges) {
        Random random = new Random(1);
        List<ServiceName> names = new ArrayList<>();
        Map<ServiceName, Set<ServiceName>> dependencies = new TreeMap<>();
        for (int i = 0; i < services; i++) {
            names.add(new ServiceName("service-" + Integer.toString(i * 7919 % services + services, 36)));
            dependencies.put(names.get(i), new TreeSet<>());
        }
        for (int left = Math.min(edges, services * (services - 1) / 2); left > 0; ) {
            int from = 1 + random.nextInt(services - 1);
            if (dependencies.get(names.get(from)).add(names.get(random.nextInt(from)))) {
                left--;
            }
        }
        return dependencies;
    }

    private byte[] policy() {
        StringBuilder yaml = new StringBuilder("""
                format: 1
                name: benchmark
                promote-to:
                  compliant:
                    evidence: { sast: { max-age: 7d }, coverage: { max-age: 7d } }
                    gates: { sast: { critical: 0 }, coverage: { line: 80 } }
                services:
                """);
        dependencies.forEach((name, of) -> yaml.append("  ")
                .append(name)
                .append(": { depends-on: [")
                .append(of.stream().map(ServiceName::value).collect(Collectors.joining(", ")))
                .append("] }\n"));
        return yaml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void run(int rounds) throws ServiceGraphException, PolicyException {
        long edges = dependencies.values().stream().mapToLong(Set::size).sum();
        System.out.printf(
                "%d services, %d dependencies, a policy of %d bytes%n", dependencies.size(), edges, policy.length);
        double[] graph = new double[rounds + 1];
        double[] file = new double[rounds + 1];
        for (int round = 0; round <= rounds; round++) {
            long start = processorTime();
            int levels = ServiceGraph.of(dependencies).levels().size();
            long middle = processorTime();
            Policy read = Policy.parse(policy, "compliance.yml");
            file[round] = (processorTime() - middle) / 1e6;
            graph[round] = (middle - start) / 1e6;
            if (read.graph().levels().size() != levels) {
                throw new AssertionError("the policy says another graph");
            }
        }
        System.out.printf("order and levels:  first %.1f ms, median %.1f ms%n", graph[0], median(graph));
        System.out.printf("read the policy:   first %.1f ms, median %.1f ms%n", file[0], median(file));
    }

    /** Of this thread, in nanoseconds: what else the machine does is left out. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.copyOfRange(values, 1, values.length);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
