package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import java.util.Optional;

/**
 * A report can be flawless because its tool looked at nothing: no tests run and none failed, no components and none
 * vulnerable. Such a report passes no gate. Of a scanner's report it can only be told when the scanner itself says that it
 * did not finish (SARIF 2.1.0, section 3.20.14), since no finding is what one hopes for.
 */
final class NothingChecked {

    private NothingChecked() {}

    /** What the evidence did not look at; empty when it looked at something. */
    static Optional<String> in(EvidenceFacts facts) {
        return switch (facts.kind()) {
            case SAST -> unless(number(facts, "incomplete") == 0, "a scan says that it did not succeed");
            case TESTS ->
                unless(number(facts, "total") - number(facts, "skipped") > 0, "the report has no test that was run");
            case SBOM -> unless(number(facts, "components") > 0, "the report lists no component");
            case FILES -> unless(number(facts, "count") > 0, "no file was collected");
            case COVERAGE ->
                unless(
                        SummaryField.COUNTERS.stream().anyMatch(counter -> number(facts, counter + "_total") > 0),
                        "the report counts no code");
        };
    }

    private static Optional<String> unless(boolean somethingChecked, String otherwise) {
        return somethingChecked ? Optional.empty() : Optional.of(otherwise);
    }

    private static double number(EvidenceFacts facts, String member) {
        return facts.summary().member(member).orElse(null) instanceof JsonNumber number ? number.value() : 0;
    }
}
