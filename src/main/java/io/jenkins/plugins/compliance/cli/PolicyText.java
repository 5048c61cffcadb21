package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.policy.Approvals;
import io.jenkins.plugins.compliance.policy.EvidenceRequirement;
import io.jenkins.plugins.compliance.policy.Gate;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.ServicePolicy;
import io.jenkins.plugins.compliance.policy.StageRequirements;
import io.jenkins.plugins.compliance.policy.Waiver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A policy in plain words. */
final class PolicyText {

    private final Screen screen;
    private final Instant now;

    PolicyText(Screen screen, Instant now) {
        this.screen = screen;
        this.now = now;
    }

    void explain(Policy policy, Collection<ServicePolicy> services) {
        screen.field("policy", policy.name());
        screen.field("sha256", policy.digest().hex());
        screen.field("stages", String.join(" -> ", policy.stages()));
        screen.field("storage", policy.storage().word());
        screen.field("mesh", policy.mesh().word());
        screen.field("phase", policy.phase() + ", sprint " + policy.sprint());
        for (ServicePolicy service : services) {
            for (StageRequirements stage : service.stages()) {
                screen.end();
                explain(policy, service, stage);
            }
        }
    }

    private void explain(Policy policy, ServicePolicy service, StageRequirements stage) {
        String path =
                service.name() + " from " + policy.stageBefore(stage.stage()).orElseThrow() + " to " + stage.stage();
        if (!stage.objections().isEmpty()) {
            screen.line(Style.BAD, "Nothing promotes " + path + ":");
            stage.objections().forEach(objection -> screen.line("  - " + objection));
            return;
        }
        screen.line(Style.BOLD, "To promote " + path + ":");
        if (!service.dependsOn().isEmpty()) {
            screen.line("  - promote before it: " + names(service.dependsOn()));
        }
        if (service.origins().isLimited()) {
            screen.line("  - ask, and collect, from "
                    + String.join(" or ", service.origins().accepted()));
        }
        screen.line("  - collect evidence:");
        for (EvidenceRequirement evidence : stage.evidence()) {
            screen.line("      " + evidence.requirement());
        }
        screen.line("  - pass every gate:");
        for (Gate gate : stage.gates()) {
            gate(service, gate);
        }
        if (stage.approvals().count() > 0) {
            screen.line("  - have it approved by " + approvers(stage.approvals()));
        }
    }

    private static String names(List<ServiceName> services) {
        return services.stream().map(ServiceName::value).collect(Collectors.joining(", "));
    }

    private void gate(ServicePolicy service, Gate gate) {
        screen.line("      " + gate.requirement()
                + service.accepted(gate.id())
                        .map(accepted -> ", or " + accepted + " by the baseline")
                        .orElse(""));
        for (Waiver waiver : service.waivers()) {
            if (waiver.gate().equals(gate.id())) {
                screen.line(
                        waiver.countsAt(now) ? Style.DOUBTFUL : Style.FAINT,
                        "        " + (waiver.countsAt(now) ? "waived until " : "was waived until ") + waiver.expires()
                                + " by " + waiver.owner() + ": " + waiver.reason());
            }
        }
    }

    private static String approvers(Approvals approvals) {
        List<String> who = new ArrayList<>();
        approvals.roles().forEach(role -> who.add("a " + role));
        who.addAll(approvals.users());
        return (approvals.count() == 1 ? "1 person" : approvals.count() + " different people")
                + (who.isEmpty() ? "" : ", each of them " + String.join(" or ", who));
    }
}
