package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.policy.Approvals;
import io.jenkins.plugins.compliance.policy.EvidenceRequirement;
import io.jenkins.plugins.compliance.policy.Gate;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.PolicyProblem;
import io.jenkins.plugins.compliance.policy.ServicePolicy;
import io.jenkins.plugins.compliance.policy.StageRequirements;
import io.jenkins.plugins.compliance.policy.Waiver;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A policy, and what is wrong with one, for machines. */
final class PolicyJson {

    private PolicyJson() {}

    /** What {@code policy lint} found. */
    static JsonObject lint(
            String path,
            Optional<Policy> policy,
            List<PolicyProblem> problems,
            List<String> objections,
            List<String> notes) {
        Map<String, Object> document = new TreeMap<>();
        document.put("path", path);
        document.put("valid", problems.isEmpty() && objections.isEmpty());
        document.put("problems", problems.stream().map(PolicyJson::problem).toList());
        document.put("objections", objections);
        document.put("notes", notes);
        policy.ifPresent(read -> document.put("sha256", read.digest().hex()));
        return JsonObject.of(document);
    }

    private static Map<String, Object> problem(PolicyProblem problem) {
        return Map.of(
                "line", problem.line(),
                "column", problem.column(),
                "message", problem.message(),
                "remedy", problem.remedy());
    }

    /** What holds for the services when all that the policy says is put together. */
    static JsonObject explanation(Policy policy, Collection<ServicePolicy> services) {
        Map<String, Object> document = new TreeMap<>();
        document.put("name", policy.name());
        document.put("sha256", policy.digest().hex());
        document.put("stages", policy.stages());
        document.put("storage", policy.storage().word());
        document.put("mesh", policy.mesh().word());
        document.put("distribution", policy.distributionMode());
        document.put("phase", policy.phase());
        document.put("sprint", policy.sprint());
        document.put("services", services.stream().map(PolicyJson::service).toList());
        return JsonObject.of(document);
    }

    private static Map<String, Object> service(ServicePolicy service) {
        Map<String, Object> members = new TreeMap<>(Map.of(
                "name", service.name().value(),
                "depends_on",
                        service.dependsOn().stream().map(ServiceName::value).toList(),
                "promote_to", service.stages().stream().map(PolicyJson::stage).toList(),
                "baseline", service.baseline(),
                "waivers", service.waivers().stream().map(Waiver::toJson).toList()));
        if (service.origins().isLimited()) {
            members.put("origins", service.origins().accepted());
        }
        return members;
    }

    private static Map<String, Object> stage(StageRequirements stage) {
        return Map.of(
                "stage", stage.stage(),
                "evidence", stage.evidence().stream().map(PolicyJson::evidence).toList(),
                "gates", stage.gates().stream().map(PolicyJson::gate).toList(),
                "approvals", approvals(stage.approvals()),
                "objections", stage.objections());
    }

    private static Map<String, Object> evidence(EvidenceRequirement evidence) {
        Map<String, Object> members = new TreeMap<>();
        members.put("kind", evidence.kind().word());
        evidence.maxAge().ifPresent(age -> members.put("max_age_seconds", age.toSeconds()));
        return members;
    }

    private static Map<String, Object> gate(Gate gate) {
        return Map.of("id", gate.id(), "requirement", gate.requirement());
    }

    private static Map<String, Object> approvals(Approvals approvals) {
        return Map.of("count", approvals.count(), "roles", approvals.roles(), "users", approvals.users());
    }
}
