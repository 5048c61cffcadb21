package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.util.Map;

/** What a report says, or several of one kind together. Confined to one thread. */
public sealed interface ReportContent permits SastContent, CoverageContent, TestContent, SbomContent {

    /** What it is about. */
    EvidenceKind kind();

    /** The numbers: a flat object. */
    JsonObject summary();

    /** What stands behind the numbers, bounded; {@code truncated} says whether something was left out. */
    Map<String, JsonValue> details();

    /**
     * Adds what another report says; the other one is not used any more.
     *
     * @throws IllegalArgumentException when it is of another kind
     */
    void add(ReportContent other);
}
