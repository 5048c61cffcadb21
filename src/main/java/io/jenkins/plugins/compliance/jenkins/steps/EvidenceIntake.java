package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.AbortException;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.evidence.EvidenceFiles;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import io.jenkins.plugins.compliance.evidence.collect.CollectedEvidence;
import io.jenkins.plugins.compliance.evidence.collect.EvidenceCollector;
import io.jenkins.plugins.compliance.promotion.EvidenceRegister;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Takes reports from where they are into the evidence and the chain. All are read before anything is recorded. */
final class EvidenceIntake {

    private final CollectArguments arguments;
    private final EvidenceFiles files;

    EvidenceIntake(CollectArguments arguments, EvidenceFiles files) {
        this.arguments = arguments;
        this.files = files;
    }

    /**
     * Reads and keeps the reports.
     *
     * @throws AbortException when a pattern matches nothing
     * @throws IOException when a report is refused or cannot be read
     */
    List<CollectedEvidence> collect(ReportPlace place) throws IOException, InterruptedException {
        List<CollectedEvidence> collected = new ArrayList<>();
        for (Map.Entry<EvidenceKind, AntGlob> each : arguments.globs().entrySet()) {
            List<ReportSource> reports = place.find(each.getValue());
            if (reports.isEmpty()) {
                throw new AbortException(
                        each.getKey().word() + ": no file matches '" + each.getValue() + "' " + place.remedy());
            }
            collected.add(EvidenceCollector.collect(each.getKey(), reports, Optional.empty(), files));
        }
        return collected;
    }

    /**
     * Records them.
     *
     * @param seen is given each entry with its evidence
     * @return what the step returns
     */
    Map<String, Object> record(
            List<CollectedEvidence> collected,
            EvidenceRegister register,
            BiConsumer<EvidenceEntry, CollectedEvidence> seen)
            throws IOException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("service", arguments.service().value());
        result.put("version", arguments.version().orElse(""));
        for (CollectedEvidence evidence : collected) {
            EvidenceEntry entry = register.record(evidence);
            seen.accept(entry, evidence);
            result.put("sequence", entry.sequence());
            result.put("hash", entry.hash().hex());
            result.put(evidence.document().kind().word(), ResultMaps.collected(entry, evidence));
        }
        return result;
    }
}
