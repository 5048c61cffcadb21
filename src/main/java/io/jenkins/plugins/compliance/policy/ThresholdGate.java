package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.util.OptionalDouble;
import java.util.Set;

/** A limit to a number of a summary. */
public final class ThresholdGate implements Gate {

    private final Measure measure;
    private final double limit;

    ThresholdGate(Measure measure, double limit) {
        this.measure = measure;
        this.limit = limit;
    }

    @Override
    public String id() {
        return measure.id();
    }

    @Override
    public Set<EvidenceKind> kinds() {
        return Set.of(measure.kind());
    }

    @Override
    public String requirement() {
        return id() + " " + measure.requirement(limit);
    }

    /** The kind of evidence that the number is found in. */
    public EvidenceKind kind() {
        return measure.kind();
    }

    /** The limit: a percentage for coverage, else a count. */
    public double limit() {
        return limit;
    }

    /**
     * Holds a summary of the gate's kind against the limit.
     *
     * @param baseline the value that was accepted for this service; no worse one passes
     */
    GateResult judge(EvidenceFacts facts, OptionalDouble baseline) {
        GateResult result = GateResult.of(id()).withLimit(new JsonNumber(limit));
        OptionalDouble value = measure.value(facts.summary());
        if (value.isEmpty()) {
            return result.failed(
                    "the " + measure.kind() + " evidence has no value for " + id(),
                    "let the report say it, or take the gate out of the policy");
        }
        double found = value.getAsDouble();
        GateResult measured = result.withValue(new JsonNumber(found));
        if (measure.allows(found, limit)) {
            return measured.passed();
        } else if (baseline.isPresent() && measure.allows(found, baseline.getAsDouble())) {
            return measured.passed("no worse than the baseline of " + new JsonNumber(baseline.getAsDouble())
                    + " that the policy accepts for this service");
        }
        String accepted =
                baseline.isPresent() ? ", or " + measure.requirement(baseline.getAsDouble()) + " by the baseline" : "";
        return measured.failed(
                id() + " is " + measure.format(found) + ", " + measure.requirement(limit) + " is required" + accepted,
                measure.remedy());
    }
}
