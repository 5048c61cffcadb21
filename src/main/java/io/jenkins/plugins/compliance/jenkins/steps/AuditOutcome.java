package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.drill.AttackResult;
import io.jenkins.plugins.compliance.drill.DrillReport;
import io.jenkins.plugins.compliance.jenkins.installation.VerificationFinding;
import io.jenkins.plugins.compliance.jenkins.installation.VerificationResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a build's verification came to. Immutable.
 *
 * @param chains each chain
 */
record AuditOutcome(List<Chain> chains) {

    AuditOutcome {
        chains = List.copyOf(chains);
    }

    /**
     * One chain.
     *
     * @param result what verifying it came to
     * @param drill what the drill came to, where there was one
     */
    record Chain(VerificationResult result, Optional<Drilled> drill) {

        /** The worse of the two. */
        Verdict verdict() {
            return worst(List.of(result.verdict(), drill.map(Drilled::verdict).orElse(Verdict.VALID)));
        }
    }

    /**
     * A drill.
     *
     * @param verdict whether the alarm works
     * @param summary one line
     * @param seed repeats it on the command line
     * @param detected how many ways to tamper were found out
     * @param missed those that were not
     */
    record Drilled(Verdict verdict, String summary, String seed, long detected, List<String> missed) {

        static Drilled of(DrillReport report) {
            long detected = report.count(AttackResult.Outcome.DETECTED);
            List<String> missed = ChainAudit.missed(report);
            String summary = report.results().isEmpty()
                    ? "nothing was drilled, since the copy did not verify: "
                            + report.control().verdict()
                    : detected + " ways to tamper were found out, " + missed.size() + " were missed (seed "
                            + report.seed() + ")";
            return new Drilled(report.verdict(), summary, Long.toString(report.seed()), detected, missed);
        }

        static Drilled not(String why) {
            return new Drilled(Verdict.CANNOT_TELL, "it could not be done: " + why, "", 0, List.of());
        }

        private LinkedHashMap<String, Object> map() {
            LinkedHashMap<String, Object> map = new LinkedHashMap<>();
            map.put("verdict", word(verdict));
            map.put("detected", detected);
            map.put("missed", new ArrayList<>(missed));
            map.put("seed", seed);
            return map;
        }
    }

    /** The worst of all chains; "cannot tell" when there is none. */
    Verdict verdict() {
        return chains.isEmpty()
                ? Verdict.CANNOT_TELL
                : worst(chains.stream().map(Chain::verdict).toList());
    }

    private static Verdict worst(List<Verdict> verdicts) {
        for (Verdict bad : List.of(Verdict.BROKEN, Verdict.CANNOT_TELL)) {
            if (verdicts.contains(bad)) {
                return bad;
            }
        }
        return Verdict.VALID;
    }

    /** Why the build does not pass, in one line. */
    String complaint() {
        if (chains.isEmpty()) {
            return "nothing was verified: there is no chain";
        }
        Verdict verdict = verdict();
        List<String> services = chains.stream()
                .filter(chain -> chain.verdict() == verdict)
                .map(chain -> chain.result().service().value())
                .toList();
        String names = String.join(", ", services.subList(0, Math.min(10, services.size())))
                + (services.size() > 10 ? " and " + (services.size() - 10) + " more" : "");
        return verdict == Verdict.BROKEN
                ? "verification failed: " + names + "; the lines above say what was found"
                : "it cannot be told whether the evidence is whole: " + names
                        + "; the lines above say why, and onCannotTell: what to make of it";
    }

    /** What the step returns: maps, lists, text, {@code Long} and {@code Boolean}. */
    LinkedHashMap<String, Object> map() {
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        map.put("verdict", word(verdict()));
        map.put("valid", verdict() == Verdict.VALID);
        ArrayList<Object> services = new ArrayList<>();
        chains.forEach(chain -> services.add(map(chain)));
        map.put("services", services);
        return map;
    }

    private static LinkedHashMap<String, Object> map(Chain chain) {
        VerificationResult result = chain.result();
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        map.put("service", result.service().value());
        map.put("verdict", word(chain.verdict()));
        map.put("size", result.size());
        map.put("covered", result.covered());
        map.put("head", result.head().map(Sha256Digest::hex).orElse(""));
        map.put("time", result.at().toString());
        LinkedHashMap<String, Object> counts = new LinkedHashMap<>();
        result.counts().forEach((kind, count) -> counts.put(kind.word(), count));
        map.put("counts", counts);
        map.put(
                "findings",
                new ArrayList<>(result.findings().stream()
                        .map(VerificationFinding::toString)
                        .toList()));
        map.put("reasons", new ArrayList<>(result.reasons()));
        chain.drill().ifPresent(drill -> map.put("drill", drill.map()));
        return map;
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
