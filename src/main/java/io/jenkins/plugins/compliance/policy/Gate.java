package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.util.Set;

/** A condition that a service must meet to be promoted to a stage. Immutable and thread-safe. */
public sealed interface Gate permits ThresholdGate, ExpressionGate {

    /** The gate's name, unique within a stage: {@code coverage.line}, or the name of an expression. */
    String id();

    /** What it looks at. */
    Set<EvidenceKind> kinds();

    /** What it requires, in words: {@code coverage.line at least 80}. */
    String requirement();
}
