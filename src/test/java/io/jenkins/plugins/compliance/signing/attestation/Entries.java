package io.jenkins.plugins.compliance.signing.attestation;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.time.Instant;
import java.util.Map;

/** Entries for tests of attestations. */
final class Entries {

    static final String REPORT_SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    static final Map<String, Object> REPORT = Map.of(
            "name",
            "sast_scan_results.json",
            "size",
            1234,
            "media_type",
            "application/sarif+json",
            "sha256",
            REPORT_SHA256);

    private Entries() {}

    static EvidenceEntry with(Map<String, ?> data) {
        EntryDraft draft =
                EntryDraft.of(new ServiceName("service-a"), EntryType.PROMOTION, Map.of("sprint", "1"), data);
        return ChainHead.EMPTY.seal(draft, Instant.parse("2026-11-22T13:30:39.123Z"), () -> 42);
    }

    static EvidenceEntry plain() {
        return with(Map.of("event", "completed"));
    }
}
