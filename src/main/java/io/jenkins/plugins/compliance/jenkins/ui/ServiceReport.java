package io.jenkins.plugins.compliance.jenkins.ui;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.jenkins.installation.EvidenceStanding;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.ServicePolicy;
import io.jenkins.plugins.compliance.promotion.EvidenceRecord;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import io.jenkins.plugins.compliance.promotion.WaiverRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A service with its history. Immutable.
 *
 * @param service the service on one line
 * @param history its promotions of this page, the newest first
 * @param promotions how many there are
 * @param page which page this is, from 1
 * @param pages how many there are, at least 1
 * @param evidence the newest evidence of each kind
 * @param waivers the newest waiver of each gate that still counts
 * @param rollbackPoints the completed promotions that a rollback can lead to, the newest first, as far as they are shown
 * @param dependsOn the services that are promoted before it, by the policy
 * @param dependents the services that are promoted after it
 */
@ExportedBean(defaultVisibility = 9)
public record ServiceReport(
        @Exported ServiceRow service,
        @Exported List<PromotionRow> history,
        @Exported int promotions,
        @Exported int page,
        @Exported int pages,
        @Exported List<Newest> evidence,
        @Exported List<WaiverRow> waivers,
        @Exported List<PromotionRow> rollbackPoints,
        @Exported List<String> dependsOn,
        @Exported List<String> dependents) {

    static final int PAGE_SIZE = 50;
    private static final int ROLLBACK_POINTS = 10;

    /**
     * The newest evidence of a kind.
     *
     * @param kind what it is about
     * @param collected when, as ISO 8601 in UTC
     * @param sequence its entry
     * @param hash the entry's hash in hex
     */
    @ExportedBean(defaultVisibility = 9)
    public record Newest(
            @Exported String kind,
            @Exported String collected,
            @Exported long sequence,
            @Exported String hash) {

        static Newest of(EvidenceKind kind, EvidenceRecord record) {
            return new Newest(
                    kind.word(),
                    record.entry().time().toString(),
                    record.entry().sequence(),
                    record.entry().hash().hex());
        }
    }

    /**
     * A waiver that counts.
     *
     * @param gate what need not pass
     * @param owner who answers for it
     * @param reason why
     * @param expires until when, as ISO 8601 in UTC
     */
    @ExportedBean(defaultVisibility = 9)
    public record WaiverRow(
            @Exported String gate,
            @Exported String owner,
            @Exported String reason,
            @Exported String expires) {

        static WaiverRow of(WaiverRecord record) {
            return new WaiverRow(
                    record.waiver().gate(),
                    record.waiver().owner(),
                    record.waiver().reason(),
                    record.waiver().expires().toString());
        }
    }

    /**
     * @param all the service's promotions in the order of their requests
     * @param page which page of them, from 1; the last one when there are fewer
     */
    static ServiceReport of(
            ServiceStatus status,
            List<PromotionState> all,
            int page,
            ChainHealth health,
            Optional<Policy> policy,
            Instant now) {
        List<PromotionState> newestFirst = new ArrayList<>(all);
        Collections.reverse(newestFirst);
        int pages = Math.max(1, (all.size() + PAGE_SIZE - 1) / PAGE_SIZE);
        int shown = Math.min(page, pages);
        ServiceName name = status.service();
        return new ServiceReport(
                ServiceRow.of(status, EvidenceStanding.of(status, policy), health),
                newestFirst.stream()
                        .skip((shown - 1L) * PAGE_SIZE)
                        .limit(PAGE_SIZE)
                        .map(PromotionRow::of)
                        .toList(),
                all.size(),
                shown,
                pages,
                status.evidence().entrySet().stream()
                        .map(each -> Newest.of(each.getKey(), each.getValue()))
                        .toList(),
                status.waivers().values().stream()
                        .filter(each -> each.waiver().countsAt(now))
                        .map(WaiverRow::of)
                        .toList(),
                newestFirst.stream()
                        .map(PromotionRow::of)
                        .filter(PromotionRow::rollbackPoint)
                        .limit(ROLLBACK_POINTS)
                        .toList(),
                names(policy.flatMap(each -> each.service(name))
                        .map(ServicePolicy::dependsOn)
                        .orElse(List.of())),
                names(policy.map(each -> dependents(each, name)).orElse(List.of())));
    }

    private static List<ServiceName> dependents(Policy policy, ServiceName service) {
        return policy.services().values().stream()
                .filter(each -> each.dependsOn().contains(service))
                .map(ServicePolicy::name)
                .toList();
    }

    private static List<String> names(List<ServiceName> services) {
        return services.stream().map(ServiceName::value).toList();
    }
}
