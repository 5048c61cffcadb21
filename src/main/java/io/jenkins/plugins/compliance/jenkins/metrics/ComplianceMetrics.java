package io.jenkins.plugins.compliance.jenkins.metrics;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.evidence.ProvisionalState;
import io.jenkins.plugins.compliance.jenkins.installation.BreakKind;
import io.jenkins.plugins.compliance.jenkins.installation.EvidenceStanding;
import io.jenkins.plugins.compliance.jenkins.installation.KnownServices;
import io.jenkins.plugins.compliance.jenkins.installation.VerificationResult;
import io.jenkins.plugins.compliance.promotion.PromotionPhase;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is told of the services and their chains. The number of samples is bounded by the number of services: labels are
 * their names, the stages of the global policy, or where there is none a bounded number of those that something completed
 * at, and a bounded number of controls. What a build asks for and does not get becomes no label. Immutable; made anew for
 * each look.
 */
final class ComplianceMetrics {

    private static final String SERVICE = "service";

    /** Controls are few; whoever can append to a chain could name more. */
    private static final int MOST_CONTROLS = 50;

    /** So are stages; where no global policy says which there are, builds name them. */
    private static final int MOST_STAGES = 50;

    private final ServiceFacts facts;

    ComplianceMetrics(ServiceFacts facts) {
        this.facts = facts;
    }

    /** All metrics, each also when it has no samples, so that who looks for one finds what it would mean. */
    List<Metric> all() {
        List<Metric> all = new ArrayList<>();
        all.addAll(promotions());
        all.addAll(evidence());
        all.addAll(chains());
        all.addAll(backup());
        all.add(debt());
        all.add(AppendLatency.of(facts.appends()));
        return all;
    }

    private List<Metric> promotions() {
        Metric.Builder state = new Metric.Builder(
                "service_compliance_state",
                Metric.Type.GAUGE,
                "What a stage has: 1 compliant, 0.5 compliant while controls are pending, 0 neither.",
                SERVICE,
                "stage");
        Metric.Builder rate = new Metric.Builder(
                "promotion_success_rate",
                Metric.Type.GAUGE,
                "Share of the promotions of a service that ended in completion, of all that ended; 0 to 1.",
                SERVICE);
        Metric.Builder total = new Metric.Builder(
                "promotions_total",
                Metric.Type.COUNTER,
                "Promotions that have ended, by how. Counted in the chain, so that a restart does not reset it.",
                SERVICE,
                "outcome");
        List<ServiceStatus> services = facts.services();
        List<String> stages = KnownServices.stages(services, facts.policy(), MOST_STAGES);
        for (ServiceStatus status : services) {
            String service = status.service().value();
            StageCompliance.of(status, stages(status, stages), facts.watch().trust(status.service()))
                    .forEach((stage, value) -> state.add(value, service, stage));
            long ended = 0;
            for (PromotionPhase phase : PromotionPhase.values()) {
                if (phase.isTerminal()) {
                    long count = status.endings().getOrDefault(phase, 0L);
                    ended += count;
                    total.add(count, service, phase.name().toLowerCase(Locale.ROOT));
                }
            }
            if (ended > 0) {
                rate.add((double) status.endings().getOrDefault(PromotionPhase.COMPLETED, 0L) / ended, service);
            }
        }
        return List.of(state.build(), rate.build(), total.build());
    }

    /** With a policy each service is told at each of its stages; without one, where something completed. */
    private List<String> stages(ServiceStatus status, List<String> stages) {
        return facts.policy().isPresent()
                ? stages
                : stages.stream()
                        .filter(stage -> status.current().containsKey(stage))
                        .toList();
    }

    private List<Metric> evidence() {
        Metric.Builder completeness = new Metric.Builder(
                "evidence_completeness",
                Metric.Type.GAUGE,
                "Share of the kinds of evidence asked for that were there when gates were last evaluated; 0 to 1. Before"
                        + " that, of those that the policy asks for.",
                SERVICE);
        Metric.Builder gap = new Metric.Builder(
                "evidence_gap",
                Metric.Type.GAUGE,
                "Kinds of evidence asked for that were missing or stale when gates were last evaluated. Before that, those"
                        + " that the policy asks for and nobody collected.",
                SERVICE);
        for (ServiceStatus status : facts.services()) {
            EvidenceStanding evidence = EvidenceStanding.of(status, facts.policy());
            if (evidence.asked() > 0) {
                String service = status.service().value();
                completeness.add((double) evidence.present() / evidence.asked(), service);
                gap.add(evidence.asked() - evidence.present(), service);
            }
        }
        return List.of(completeness.build(), gap.build());
    }

    private List<Metric> chains() {
        Metric.Builder entries = new Metric.Builder(
                "audit_chain_entries", Metric.Type.GAUGE, "Entries of the evidence chain as it is now.", SERVICE);
        facts.statuses()
                .forEach(status ->
                        entries.add(status.head().size(), status.service().value()));
        Metric.Builder breaks = new Metric.Builder(
                "audit_chain_break",
                Metric.Type.GAUGE,
                "Findings of the last verification of the evidence chain, by kind.",
                SERVICE,
                "kind");
        Metric.Builder time = new Metric.Builder(
                "audit_chain_verification_timestamp_seconds",
                Metric.Type.GAUGE,
                "When the evidence chain was last verified, in seconds since 1970.",
                SERVICE);
        Metric.Builder size = new Metric.Builder(
                "audit_chain_verified_entries",
                Metric.Type.GAUGE,
                "Entries that the last verification of the evidence chain read.",
                SERVICE);
        Metric.Builder duration = new Metric.Builder(
                "audit_chain_verification_duration_seconds",
                Metric.Type.GAUGE,
                "How long the last verification of the evidence chain took.",
                SERVICE);
        for (Map.Entry<ServiceName, Optional<VerificationResult>> each :
                facts.verified().entrySet()) {
            String service = each.getKey().value();
            for (BreakKind kind : BreakKind.values()) {
                breaks.add(facts.breaks(each.getKey(), kind), service, kind.word());
            }
            each.getValue().ifPresent(result -> {
                time.add(result.at().toEpochMilli() / 1000.0, service);
                size.add(result.size(), service);
                duration.add(result.duration().toMillis() / 1000.0, service);
            });
        }
        return List.of(entries.build(), breaks.build(), time.build(), size.build(), duration.build());
    }

    /** Without a backup there are no samples; with one that never succeeded there are, and they say so. */
    private List<Metric> backup() {
        Metric.Builder entries = new Metric.Builder(
                "audit_chain_backup_entries",
                Metric.Type.GAUGE,
                "Entries of the evidence chain that stand in a copy which verified.",
                SERVICE);
        Metric.Builder findings = new Metric.Builder(
                "audit_chain_backup_findings",
                Metric.Type.GAUGE,
                "What the last backup found wrong with the evidence chain or its copy.",
                SERVICE);
        Metric.Builder files = new Metric.Builder(
                "evidence_backup_findings",
                Metric.Type.GAUGE,
                "What the last backup found wrong with files of evidence or their copies.");
        Metric.Builder time = new Metric.Builder(
                "evidence_backup_timestamp_seconds",
                Metric.Type.GAUGE,
                "When everything was last copied and verified, in seconds since 1970; 0 before the first time.");
        facts.backup().ifPresent(backup -> {
            for (ServiceStatus status : facts.statuses()) {
                ServiceName service = status.service();
                entries.add(backup.entries(service), service.value());
                findings.add(backup.findings(service), service.value());
            }
            files.add(backup.fileFindings());
            time.add(backup.sound().map(Instant::toEpochMilli).orElse(0L) / 1000.0);
        });
        return List.of(entries.build(), findings.build(), files.build(), time.build());
    }

    private Metric debt() {
        SortedMap<String, Long> services = new TreeMap<>();
        for (ServiceStatus status : facts.statuses()) {
            for (String control : ProvisionalState.pendingControls(status.metadata())) {
                if (services.containsKey(control) || services.size() < MOST_CONTROLS) {
                    services.merge(control, 1L, Long::sum);
                }
            }
        }
        Metric.Builder debt = new Metric.Builder(
                "provisional_debt",
                Metric.Type.GAUGE,
                "Services whose newest promotion was recorded while the control was pending.",
                "control");
        services.forEach((control, count) -> debt.add(count, control));
        return debt.build();
    }
}
