package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Services and what they depend on: a directed graph without cycles. Order and levels are computed once by Kahn's
 * algorithm (A. B. Kahn, Topological sorting of large networks, 1962) with ties decided by name, so that the same graph
 * always gives the same order; without dependencies that is the order of the names. O((V + E) log V).
 *
 * <p>Immutable and thread-safe.
 */
public final class ServiceGraph {

    private final List<ServiceName> order;
    private final List<List<ServiceName>> levels;

    private ServiceGraph(List<ServiceName> order, List<List<ServiceName>> levels) {
        this.order = List.copyOf(order);
        this.levels = List.copyOf(levels);
    }

    /**
     * @param dependencies each service with those it depends on, which must all be keys
     * @throws ServiceGraphException when a dependency is unknown, or there is a cycle; it is named
     */
    public static ServiceGraph of(Map<ServiceName, ? extends Collection<ServiceName>> dependencies)
            throws ServiceGraphException {
        return new Sorting(new TreeMap<>(dependencies)).sort();
    }

    /** All services, each behind those it depends on. */
    public List<ServiceName> order() {
        return order;
    }

    /** Those of the services that are selected, in the same order. */
    public List<ServiceName> order(Collection<ServiceName> selected) {
        Set<ServiceName> wanted = Set.copyOf(selected);
        return order.stream().filter(wanted::contains).toList();
    }

    /**
     * The services in levels: none depends on another of its own or a later level, so that those of one level can be
     * promoted at the same time. Within a level they stand by name.
     */
    public List<List<ServiceName>> levels() {
        return levels;
    }

    /**
     * Levels of the selected services alone. What two of them depend on by way of a service that is not selected still
     * keeps them apart.
     */
    public List<List<ServiceName>> levels(Collection<ServiceName> selected) {
        Set<ServiceName> wanted = Set.copyOf(selected);
        return levels.stream()
                .map(level -> level.stream().filter(wanted::contains).toList())
                .filter(level -> !level.isEmpty())
                .toList();
    }

    /** One run of the algorithm. A service is the index of its name among all names, so a tie is the smaller number. */
    private static final class Sorting {

        private final ServiceName[] names;
        private final int[][] dependencies;
        private final int[][] dependents;
        private final int[] open;
        private final int[] level;

        Sorting(SortedMap<ServiceName, ? extends Collection<ServiceName>> graph) throws ServiceGraphException {
            names = graph.keySet().toArray(new ServiceName[0]);
            Map<ServiceName, Integer> indices = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                indices.put(names[i], i);
            }
            dependencies = new int[names.length][];
            int i = 0;
            for (Map.Entry<ServiceName, ? extends Collection<ServiceName>> service : graph.entrySet()) {
                dependencies[i++] = indices(service.getKey(), service.getValue(), indices);
            }
            open = new int[names.length];
            level = new int[names.length];
            dependents = reversed();
        }

        private static int[] indices(
                ServiceName service, Collection<ServiceName> dependencies, Map<ServiceName, Integer> indices)
                throws ServiceGraphException {
            int[] found = new int[dependencies.size()];
            int n = 0;
            for (ServiceName dependency : dependencies) {
                Integer index = indices.get(dependency);
                if (index == null) {
                    throw ServiceGraphException.unknown(service, dependency);
                }
                found[n++] = index;
            }
            return Arrays.stream(found).sorted().distinct().toArray();
        }

        private int[][] reversed() {
            int[] counts = new int[names.length];
            for (int[] of : dependencies) {
                for (int dependency : of) {
                    counts[dependency]++;
                }
            }
            int[][] reversed = new int[names.length][];
            Arrays.setAll(reversed, i -> new int[counts[i]]);
            for (int i = 0; i < names.length; i++) {
                open[i] = dependencies[i].length;
                for (int dependency : dependencies[i]) {
                    reversed[dependency][--counts[dependency]] = i;
                }
            }
            return reversed;
        }

        ServiceGraph sort() throws ServiceGraphException {
            PriorityQueue<Integer> free = new PriorityQueue<>();
            for (int i = 0; i < names.length; i++) {
                if (open[i] == 0) {
                    free.add(i);
                }
            }
            List<ServiceName> order = new ArrayList<>(names.length);
            for (Integer next = free.poll(); next != null; next = free.poll()) {
                order.add(names[next]);
                for (int dependent : dependents[next]) {
                    level[dependent] = Math.max(level[dependent], level[next] + 1);
                    if (--open[dependent] == 0) {
                        free.add(dependent);
                    }
                }
            }
            if (order.size() < names.length) {
                throw ServiceGraphException.cycle(cycle());
            }
            return new ServiceGraph(List.copyOf(order), levels());
        }

        private List<List<ServiceName>> levels() {
            List<List<ServiceName>> levels = new ArrayList<>();
            for (int i = 0; i < names.length; i++) {
                while (levels.size() <= level[i]) {
                    levels.add(new ArrayList<>());
                }
                levels.get(level[i]).add(names[i]);
            }
            return levels.stream().map(List::copyOf).toList();
        }

        /** From a service that was never freed, one that holds it back was not freed either; so on, until one repeats. */
        private List<ServiceName> cycle() {
            int service = 0;
            while (open[service] == 0) {
                service++;
            }
            boolean[] seen = new boolean[names.length];
            while (!seen[service]) {
                seen[service] = true;
                service = heldBackBy(service);
            }
            ArrayDeque<ServiceName> cycle = new ArrayDeque<>();
            int first = service;
            do {
                cycle.add(names[service]);
                service = heldBackBy(service);
            } while (service != first);
            return fromSmallest(List.copyOf(cycle));
        }

        private int heldBackBy(int service) {
            for (int dependency : dependencies[service]) {
                if (open[dependency] > 0) {
                    return dependency;
                }
            }
            throw new IllegalStateException(names[service] + " is held back by nothing");
        }

        private static List<ServiceName> fromSmallest(List<ServiceName> cycle) {
            int smallest = 0;
            for (int i = 1; i < cycle.size(); i++) {
                if (cycle.get(i).compareTo(cycle.get(smallest)) < 0) {
                    smallest = i;
                }
            }
            List<ServiceName> turned = new ArrayList<>(cycle.subList(smallest, cycle.size()));
            turned.addAll(cycle.subList(0, smallest));
            return List.copyOf(turned);
        }
    }
}
