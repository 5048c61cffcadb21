package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.util.List;
import java.util.stream.Collectors;

/** Services cannot be put in order. The message names the cycle, or the dependency that nobody knows, and the remedy. */
public final class ServiceGraphException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Enough to see what is going on in a cycle of thousands. */
    private static final int SHOWN = 20;

    private final transient List<ServiceName> services;

    private ServiceGraphException(String message, List<ServiceName> services) {
        super(message);
        this.services = List.copyOf(services);
    }

    static ServiceGraphException unknown(ServiceName service, ServiceName dependency) {
        return new ServiceGraphException(
                service + " depends on " + dependency + ", which is no service of the policy",
                List.of(service, dependency));
    }

    static ServiceGraphException cycle(List<ServiceName> cycle) {
        String shown = cycle.stream().limit(SHOWN).map(ServiceName::value).collect(Collectors.joining(" -> "));
        String rest = cycle.size() > SHOWN ? " -> ... (" + cycle.size() + " services)" : "";
        return new ServiceGraphException(
                "the services depend on each other in a cycle: " + shown + rest + " -> " + cycle.get(0), cycle);
    }

    /** The services of the cycle in its order, the smallest name first; or the dependent and its unknown dependency. */
    public List<ServiceName> services() {
        return services;
    }
}
