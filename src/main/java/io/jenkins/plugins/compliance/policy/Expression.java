package io.jenkins.plugins.compliance.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A compiled expression. Immutable and thread-safe. */
final class Expression {

    private final String text;
    private final Set<EvidenceKind> kinds;
    private final CelRuntime.Program program;

    Expression(String text, Set<EvidenceKind> kinds, CelRuntime.Program program) {
        this.text = text;
        this.kinds = Set.copyOf(kinds);
        this.program = program;
    }

    String text() {
        return text;
    }

    /** The kinds of evidence it names. */
    Set<EvidenceKind> kinds() {
        return kinds;
    }

    /**
     * Whether it holds. What is not known, such as the version of a promotion without one, is no variable, so that
     * asking for it is an error and not an answer.
     *
     * @throws ExpressionException when there is no answer, or another than yes or no
     */
    boolean holds(PromotionTarget target, Map<EvidenceKind, EvidenceFacts> evidence) throws ExpressionException {
        Map<String, Object> variables = new HashMap<>();
        evidence.forEach((kind, facts) -> variables.put(kind.word(), SummaryField.values(kind, facts.summary())));
        variables.put(ExpressionCompiler.SERVICE, target.service().value());
        variables.put(ExpressionCompiler.STAGE, target.stage());
        target.version().ifPresent(version -> variables.put(ExpressionCompiler.VERSION, version));
        Object answer;
        try {
            answer = program.eval(variables);
        } catch (CelEvaluationException e) {
            throw new ExpressionException(String.valueOf(e.getMessage()), e);
        }
        if (answer instanceof Boolean holds) {
            return holds;
        }
        throw new ExpressionException("the answer is neither true nor false");
    }
}
