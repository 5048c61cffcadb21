package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.chain.json.JsonString;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A condition in the Common Expression Language (CEL) over the summaries. */
public final class ExpressionGate implements Gate {

    private final String id;
    private final Expression expression;
    private final Optional<String> remedy;

    ExpressionGate(String id, Expression expression, Optional<String> remedy) {
        this.id = id;
        this.expression = expression;
        this.remedy = remedy;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Set<EvidenceKind> kinds() {
        return expression.kinds();
    }

    @Override
    public String requirement() {
        return id + ": " + expression.text();
    }

    /** The expression as the policy has it. */
    public String expression() {
        return expression.text();
    }

    GateResult judge(PromotionTarget target, Map<EvidenceKind, EvidenceFacts> evidence) {
        GateResult result = GateResult.of(id).withLimit(new JsonString(expression.text()));
        try {
            return expression.holds(target, evidence)
                    ? result.passed()
                    : result.failed(
                            id + " does not hold: " + Quoted.ascii(expression.text()),
                            remedy.orElse("make it hold, by the numbers of the evidence"));
        } catch (ExpressionException e) {
            return result.failed(
                    id + " cannot be evaluated: " + e.getMessage(),
                    "let the report say the missing value, or ask for it by has() in the policy");
        }
    }
}
