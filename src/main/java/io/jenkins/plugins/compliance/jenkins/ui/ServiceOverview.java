package io.jenkins.plugins.compliance.jenkins.ui;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.installation.ChainWatch;
import io.jenkins.plugins.compliance.jenkins.installation.EvidenceStanding;
import io.jenkins.plugins.compliance.jenkins.installation.KnownServices;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * All services, and a page of those that somebody looks for. Rows are made for that page alone, so that what it costs
 * beyond a look at each service does not depend on how many there are. Immutable.
 *
 * @param stages the stages that something can be promoted to, those of the policy first and in its order; of others only
 *     those that most services have
 * @param rows the services of this page, by name
 * @param total how many services there are
 * @param matching how many of them the query finds
 * @param page which page this is, from 1
 * @param pages how many there are, at least 1
 * @param states how many services are in which state
 * @param broken the services whose chain is known to be broken, also those whose chain is gone
 * @param cannotCheck the services whose chain cannot be checked, also those whose chain could not be read to its end
 * @param debt the controls that services were promoted without
 */
@ExportedBean(defaultVisibility = 9)
public record ServiceOverview(
        @Exported List<String> stages,
        @Exported List<ServiceRow> rows,
        @Exported int total,
        @Exported int matching,
        @Exported int page,
        @Exported int pages,
        @Exported List<StateCount> states,
        @Exported List<String> broken,
        @Exported List<String> cannotCheck,
        @Exported List<Debt> debt) {

    /** How many services are on a page. */
    static final int PAGE_SIZE = 100;

    /** More columns than that nobody reads, and whoever promotes without a global policy could name as many as he likes. */
    private static final int MOST_OTHER_STAGES = 10;

    /**
     * @param services where all services are, by name, also those without a chain
     * @param policy the global policy; empty where there is none
     * @param watch what is known of the chains, also of those that are gone
     */
    static ServiceOverview of(
            List<ServiceStatus> services, Optional<Policy> policy, ChainWatch watch, OverviewQuery query) {
        List<ServiceStatus> matching =
                services.stream().filter(status -> matches(status, query)).toList();
        int pages = Math.max(1, (matching.size() + PAGE_SIZE - 1) / PAGE_SIZE);
        int page = Math.min(query.page(), pages);
        List<ServiceRow> rows = matching.stream()
                .skip((page - 1L) * PAGE_SIZE)
                .limit(PAGE_SIZE)
                .map(status -> ServiceRow.of(
                        status, EvidenceStanding.of(status, policy), ChainHealth.of(status.service(), watch)))
                .toList();
        return new ServiceOverview(
                KnownServices.allStages(services, policy, MOST_OTHER_STAGES),
                rows,
                services.size(),
                matching.size(),
                page,
                pages,
                states(services),
                watch.broken().stream().map(result -> result.service().value()).toList(),
                watch.cannotCheck().keySet().stream().map(ServiceName::value).toList(),
                debt(services));
    }

    private static boolean matches(ServiceStatus status, OverviewQuery query) {
        return (query.state().isEmpty() || ServiceRow.state(status).text().equals(query.state()))
                && (status.service().value().contains(query.text())
                        || status.current().values().stream()
                                .anyMatch(promotion -> promotion
                                        .version()
                                        .toLowerCase(Locale.ROOT)
                                        .contains(query.text())));
    }

    private static List<StateCount> states(Collection<ServiceStatus> services) {
        Map<Label, Long> counts =
                new TreeMap<>(Comparator.comparing(Label::tone).reversed().thenComparing(Label::text));
        services.forEach(status -> counts.merge(ServiceRow.state(status), 1L, Long::sum));
        List<StateCount> states = new ArrayList<>();
        counts.forEach((state, number) -> states.add(new StateCount(state, number)));
        return states;
    }

    private static List<Debt> debt(Collection<ServiceStatus> services) {
        TreeMap<String, Long> debt = new TreeMap<>();
        services.forEach(status ->
                Provisional.of(status.metadata()).pending().forEach(control -> debt.merge(control, 1L, Long::sum)));
        return debt.entrySet().stream()
                .map(each -> new Debt(each.getKey(), each.getValue()))
                .toList();
    }
}
