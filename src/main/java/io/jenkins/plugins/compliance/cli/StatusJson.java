package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.promotion.EvidenceRecord;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import io.jenkins.plugins.compliance.promotion.WaiverRecord;
import java.util.Map;
import java.util.TreeMap;

/** Where a service is, for other programs. */
final class StatusJson {

    private StatusJson() {}

    static Map<String, Object> of(ServiceStatus status) {
        Map<String, Object> stages = new TreeMap<>();
        status.current().forEach((stage, promotion) -> stages.put(stage, PromotionJson.state(promotion)));
        Map<String, Object> evidence = new TreeMap<>();
        status.evidence().forEach((kind, record) -> evidence.put(kind.word(), evidence(record)));
        Map<String, Object> members = new TreeMap<>();
        members.put("service", status.service().value());
        members.put("entries", status.head().size());
        members.put("head", status.head().hash().hex());
        members.put("stages", stages);
        members.put("evidence", evidence);
        members.put(
                "waivers",
                status.waivers().values().stream()
                        .map(WaiverRecord::waiver)
                        .map(waiver -> waiver.toJson())
                        .toList());
        members.put("open", status.open().stream().map(PromotionJson::state).toList());
        status.last().ifPresent(last -> members.put("last", PromotionJson.state(last)));
        status.holder().ifPresent(holder -> members.put("held_by", holder.id().value()));
        members.put("next_steps", NextStep.of(status));
        members.put("out_of_place", status.outOfPlace());
        return members;
    }

    private static Map<String, Object> evidence(EvidenceRecord record) {
        Map<String, Object> members = new TreeMap<>();
        members.put("sequence", record.entry().sequence());
        members.put("hash", record.entry().hash().hex());
        members.put("collected_at", UtcTime.of(record.entry().time()));
        members.put("summary", record.summary());
        record.version().ifPresent(version -> members.put("version", version));
        return members;
    }
}
