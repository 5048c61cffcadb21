package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.evidence.MeshMode;
import io.jenkins.plugins.compliance.evidence.ProvisionalState;
import io.jenkins.plugins.compliance.evidence.StorageMode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A policy, {@code compliance.yml}; docs/policy.md describes the language. Immutable and thread-safe; two policies are
 * the same when their files' bytes are.
 */
public final class Policy {

    /** The version of the language. */
    public static final int FORMAT = 1;

    private final Sha256Digest digest;
    private final String name;
    private final List<String> stages;
    private final SortedMap<ServiceName, ServicePolicy> services;
    private final ServicePolicy shared;
    private final ServiceGraph graph;
    private final ProvisionalState provisional;

    Policy(
            Sha256Digest digest,
            String name,
            List<String> stages,
            SortedMap<ServiceName, ServicePolicy> services,
            ServicePolicy shared,
            ServiceGraph graph,
            ProvisionalState provisional) {
        this.digest = digest;
        this.name = name;
        this.stages = List.copyOf(stages);
        this.services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        this.shared = shared;
        this.graph = graph;
        this.provisional = provisional;
    }

    /**
     * Reads a policy from bytes that nobody vouches for.
     *
     * @param yaml the file's bytes: UTF-8, at most 8 MiB
     * @param fileName what to call the file in messages
     * @throws PolicyException with every problem of the file, each with line, column and remedy
     */
    public static Policy parse(byte[] yaml, String fileName) throws PolicyException {
        Problems problems = new Problems();
        Optional<Node> root = YamlDocument.read(yaml, problems);
        problems.throwIfAny(fileName);
        Optional<Policy> policy =
                root.flatMap(node -> new PolicyBinder(problems).bind(node, Sha256Digest.compute(yaml)));
        problems.throwIfAny(fileName);
        return policy.orElseThrow(() -> new IllegalStateException("neither a policy nor a problem"));
    }

    /** As {@link #parse(byte[], String)}, reading no further than a policy may be long; the stream stays open. */
    public static Policy parse(InputStream yaml, String fileName) throws IOException, PolicyException {
        return parse(yaml.readNBytes(YamlDocument.MOST_BYTES + 1), fileName);
    }

    /** The language's JSON Schema (draft 2020-12), which the caller closes. */
    public static InputStream schema() {
        InputStream schema =
                Policy.class.getResourceAsStream("/io/jenkins/plugins/compliance/schema/policy.schema.json");
        return Objects.requireNonNull(schema, "the schema is packed with this class");
    }

    /** The SHA-256 of the file's bytes: what entries call the policy they were written under. */
    public Sha256Digest digest() {
        return digest;
    }

    /** The policy's name. */
    public String name() {
        return name;
    }

    /** The stages in order; services begin in the first. At least two. */
    public List<String> stages() {
        return stages;
    }

    /** The stage a service is promoted from to reach that one; empty for the first stage and for unknown ones. */
    public Optional<String> stageBefore(String stage) {
        int index = stages.indexOf(stage);
        return index < 1 ? Optional.empty() : Optional.of(stages.get(index - 1));
    }

    /** The services by name; at least one. */
    public SortedMap<ServiceName, ServicePolicy> services() {
        return services;
    }

    /** The policy for that service. */
    public Optional<ServicePolicy> service(ServiceName service) {
        return Optional.ofNullable(services.get(service));
    }

    /** What a service that the policy does not name would be held to: what all services share. */
    ServicePolicy unnamed(ServiceName service) {
        return new ServicePolicy(service, List.of(), shared.stages(), new TreeMap<>(), List.of(), shared.origins());
    }

    /**
     * Why evidence of a service is not taken from there, and what to do about it; empty when it is. A service that the
     * policy does not name is held to what all services share.
     *
     * @param origin where it comes from, where that is known
     */
    public Optional<String> evidenceRefusal(ServiceName service, Optional<String> origin) {
        Origins origins = service(service).orElseGet(() -> unnamed(service)).origins();
        return origins.objection("this evidence of " + service, origin);
    }

    /** The order that the services depend on each other in. */
    public ServiceGraph graph() {
        return graph;
    }

    /** What the policy says about mesh, storage, phase, sprint and distribution, and what is provisional by that. */
    public ProvisionalState provisional() {
        return provisional;
    }

    /** Where evidence is stored. */
    public StorageMode storage() {
        return provisional.storage();
    }

    /** Whether the service mesh enforces mutual TLS. */
    public MeshMode mesh() {
        return provisional.mesh();
    }

    /** How packages are distributed: {@code single_service_poc}. */
    public String distributionMode() {
        return provisional.distributionMode();
    }

    /** What the phase is called: {@code sprint1_poc}. */
    public String phase() {
        return provisional.phase();
    }

    /** The number of the sprint, from 1. */
    public int sprint() {
        return provisional.sprint();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Policy that && digest.equals(that.digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return name + " " + digest;
    }
}
