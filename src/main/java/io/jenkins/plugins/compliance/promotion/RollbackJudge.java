package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.policy.ServicePolicy;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says whether a service may go back to an earlier promotion: its gates were evaluated and found passed, and all the
 * evidence they went by is there still and says the same. How old it is does not matter any more, nor what the policy asks
 * for today, nor from where: what stood once on good evidence is where one wants to be when something has gone wrong. Who
 * asks to go back there is held to what the policy says today.
 */
final class RollbackJudge implements Judge {

    private final PolicyInForce policy;
    private final RequestOrigin origin;
    private final PromotionState target;
    private final EvidenceChain chain;
    private final EvidenceReadback readback;

    RollbackJudge(
            PolicyInForce policy,
            RequestOrigin origin,
            PromotionState target,
            EvidenceChain chain,
            EvidenceReadback readback) {
        this.policy = policy;
        this.origin = origin;
        this.target = target;
        this.chain = chain;
        this.readback = readback;
    }

    @Override
    public Evaluation evaluate(ServiceState state) throws StoreException {
        List<String> reasons = new ArrayList<>();
        TreeMap<String, Object> members = new TreeMap<>();
        Optional<ServicePolicy> service = policy.policy().flatMap(inForce -> inForce.service(state.service()));
        if (policy.policy().isEmpty()) {
            reasons.add(policy.missing());
        } else if (service.isEmpty()) {
            reasons.add("the policy has no service " + state.service() + "; add it, or correct the name");
        }
        origin.objection(service, state).ifPresent(reasons::add);
        policy.digest().ifPresent(digest -> members.put("policy", digest.hex()));
        Optional<EvidenceEntry> evaluated = ChainEntries.at(chain, target.evaluated());
        if (evaluated.isEmpty()) {
            reasons.add("the promotion " + target.id() + " has no evaluation of gates; choose another one");
        } else {
            Evaluation before = Evaluation.recorded(evaluated.get().data());
            members.put(
                    "reverified",
                    Map.of(
                            "sequence", evaluated.get().sequence(),
                            "hash", evaluated.get().hash().hex()));
            members.put("evidence", reverified(before, reasons));
            if (!before.passed()) {
                reasons.add("the gates of the promotion " + target.id() + " had not passed; choose another one");
            }
        }
        return Evaluation.of(JsonObject.of(members), reasons);
    }

    private List<JsonValue> reverified(Evaluation before, List<String> reasons) throws StoreException {
        List<JsonValue> evidence = new ArrayList<>();
        if (before.members().member("evidence").orElse(null) instanceof JsonArray array) {
            for (JsonValue element : array.elements()) {
                JsonObject reference = element instanceof JsonObject object ? object : JsonObject.EMPTY;
                Optional<String> problem = problem(reference);
                problem.ifPresent(reasons::add);
                evidence.add(problem.isEmpty() ? reference : missing(reference));
            }
        }
        if (evidence.isEmpty()) {
            reasons.add("the promotion " + target.id() + " went by no evidence; choose another one");
        }
        return evidence;
    }

    private static JsonObject missing(JsonObject reference) {
        return JsonObject.of(Map.of("kind", reference.text("kind").orElse(""), "status", "missing"));
    }

    private Optional<String> problem(JsonObject reference) throws StoreException {
        String kind = reference.text("kind").orElse("");
        if (reference.integer("sequence").isEmpty()) {
            return Optional.of("the " + kind + " evidence of the promotion " + target.id() + " was missing");
        }
        long sequence = reference.integer("sequence").getAsLong();
        Optional<EvidenceEntry> entry = ChainEntries.at(chain, sequence);
        if (entry.isEmpty()
                || !reference.text("hash").equals(Optional.of(entry.get().hash().hex()))) {
            return Optional.of("the " + kind + " evidence of entry " + sequence + " is not in the chain any more");
        }
        try {
            return readback.problem(EvidenceRecord.of(entry.get()));
        } catch (IllegalArgumentException e) {
            return Optional.of("the entry " + sequence + " is no evidence: " + e.getMessage());
        }
    }
}
