package io.jenkins.plugins.compliance.jenkins.ui;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.BuildBadgeAction;
import hudson.model.Run;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.build.BuildRecord;
import io.jenkins.plugins.compliance.jenkins.build.EvidenceAction;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.installation.ServiceStatuses;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** Gives builds with provisional promotions their badge, from what is in memory: histories ask for it often. Thread-safe. */
@Extension
@SuppressWarnings("rawtypes")
public final class ProvisionalBadgeFactory extends TransientActionFactory<Run> {

    /** Called by Jenkins. */
    public ProvisionalBadgeFactory() {}

    @Override
    public Class<Run> type() {
        return Run.class;
    }

    @Override
    public Class<? extends Action> actionType() {
        return BuildBadgeAction.class;
    }

    @Override
    public Collection<? extends Action> createFor(Run run) {
        EvidenceAction action = ((Run<?, ?>) run).getAction(EvidenceAction.class);
        if (action == null) {
            return List.of();
        }
        List<String> tags = tags(
                action.getRecords(),
                CompliancePromotionConfiguration.get().installation().statuses());
        return tags.isEmpty() ? List.of() : List.of(new ProvisionalBadge(run, tags));
    }

    /** The tags of the promotions that are known so far. */
    static List<String> tags(List<BuildRecord> records, ServiceStatuses statuses) {
        LinkedHashSet<String> tags = new LinkedHashSet<>();
        for (BuildRecord record : records) {
            if (ServiceName.isValid(record.getService()) && PromotionId.isValid(record.getPromotion())) {
                statuses.promotion(new ServiceName(record.getService()), new PromotionId(record.getPromotion()))
                        .map(promotion -> Provisional.of(promotion.metadata()))
                        .filter(Provisional::provisional)
                        .ifPresent(provisional -> tags.addAll(provisional.tags()));
            }
        }
        return List.copyOf(tags);
    }
}
