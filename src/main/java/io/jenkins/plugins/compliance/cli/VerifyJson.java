package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.verify.Finding;
import io.jenkins.plugins.compliance.chain.verify.VerificationReport;
import java.util.Map;
import java.util.TreeMap;

/** A verification as JSON, by the schema {@code verify-report.schema.json}. */
final class VerifyJson {

    static final String FORMAT = "compliance-promotion/verify-report/v1";

    private VerifyJson() {}

    static JsonObject of(VerifyOutcome outcome) {
        VerificationReport report = outcome.report();
        Map<String, Object> document = new TreeMap<>();
        document.put("format", FORMAT);
        document.put("path", outcome.path());
        document.put("verdict", Verdicts.id(report.verdict()));
        document.put("reasons", report.reasons());
        report.service().ifPresent(service -> document.put("service", service));
        document.put("entries", report.entries());
        document.put("bytes", report.bytes());
        report.head().map(Sha256Digest::hex).ifPresent(head -> document.put("head", head));
        document.put("root", report.root().base64());
        document.put("checkpoints_verified", report.checkpoints());
        document.put("covered", report.covered());
        document.put("tail_pinned", report.tailPinned());
        document.put("not_proven", outcome.notProven().stream().toList());
        document.put("finding_counts", Verdicts.counts(report.findings()));
        document.put(
                "findings",
                outcome.findings().stream()
                        .map(finding -> finding(finding, outcome))
                        .toList());
        document.put("findings_not_shown", outcome.findingsNotShown());
        return JsonObject.of(document);
    }

    private static Map<String, Object> finding(Finding finding, VerifyOutcome outcome) {
        Map<String, Object> members = new TreeMap<>();
        members.put("check", finding.check().id());
        members.put("source", finding.source());
        // A forged checkpoint can speak of more entries than a JSON number can count.
        members.put("entry", Math.min(finding.entry(), JsonNumber.MAX_SAFE_INTEGER));
        members.put("offset", finding.offset());
        outcome.place(finding).ifPresent(place -> {
            members.put("file", place.file().toString());
            members.put("file_offset", place.offset());
        });
        members.put("expected", finding.expected());
        members.put("found", finding.found());
        members.put("remedy", Remedies.of(finding.check()));
        return members;
    }
}
