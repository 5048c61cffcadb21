package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A number of a summary that a gate can set a limit to.
 *
 * @param kind the evidence it is found in
 * @param name its name in the policy, and in the summary if it is one of its members
 * @param bound which side the limit is on
 */
record Measure(EvidenceKind kind, String name, Bound bound) {

    /** What a limit is. */
    enum Bound {
        AT_MOST("at most"),
        AT_LEAST("at least");

        private final String words;

        Bound(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Failed tests and those that ended in an error; the one measure that is no member of a summary. */
    private static final String FAILURES = "failures";

    private static final Map<EvidenceKind, Map<String, Measure>> ALL = all();

    private static Map<EvidenceKind, Map<String, Measure>> all() {
        EnumMap<EvidenceKind, Map<String, Measure>> all = new EnumMap<>(EvidenceKind.class);
        put(all, EvidenceKind.SAST, Bound.AT_MOST, "critical", "high", "medium", "low", "total", "suppressed");
        put(all, EvidenceKind.COVERAGE, Bound.AT_LEAST, SummaryField.COUNTERS.toArray(new String[0]));
        put(all, EvidenceKind.TESTS, Bound.AT_MOST, FAILURES, "skipped");
        put(all, EvidenceKind.TESTS, Bound.AT_LEAST, "passed");
        put(all, EvidenceKind.SBOM, Bound.AT_MOST, "critical", "high", "medium", "low", "unknown", "suppressed");
        put(all, EvidenceKind.SBOM, Bound.AT_LEAST, "components");
        put(all, EvidenceKind.FILES, Bound.AT_LEAST, "count");
        return Collections.unmodifiableMap(all);
    }

    private static void put(
            Map<EvidenceKind, Map<String, Measure>> all, EvidenceKind kind, Bound bound, String... names) {
        Map<String, Measure> measures = all.computeIfAbsent(kind, unused -> new TreeMap<>());
        Arrays.stream(names).forEach(name -> measures.put(name, new Measure(kind, name, bound)));
    }

    /** The measures of a kind by name. */
    static Map<String, Measure> of(EvidenceKind kind) {
        return Collections.unmodifiableMap(ALL.getOrDefault(kind, Map.of()));
    }

    /** The gate's name: {@code coverage.line}. */
    String id() {
        return kind.word() + "." + name;
    }

    boolean isPercentage() {
        return kind == EvidenceKind.COVERAGE;
    }

    /** The value in a summary; empty when it is not there, or is no number that could be held against a limit. */
    OptionalDouble value(JsonObject summary) {
        if (!name.equals(FAILURES)) {
            return number(summary, name);
        }
        OptionalDouble failed = number(summary, "failed");
        OptionalDouble errors = number(summary, "errors");
        return failed.isPresent() && errors.isPresent()
                ? OptionalDouble.of(failed.getAsDouble() + errors.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble number(JsonObject summary, String member) {
        return summary.member(member).orElse(null) instanceof JsonNumber number
                        && Double.isFinite(number.value())
                        && number.value() >= 0
                ? OptionalDouble.of(number.value())
                : OptionalDouble.empty();
    }

    /** Whether the value is within the limit. */
    boolean allows(double value, double limit) {
        return bound == Bound.AT_MOST ? value <= limit : value >= limit;
    }

    /** The value in words: a percentage with its two decimals, a count as an integer. */
    String format(double value) {
        return isPercentage() ? String.format(Locale.ROOT, "%.2f", value) : new JsonNumber(value).toString();
    }

    /** What makes the value better. */
    String remedy() {
        return switch (kind) {
            case SAST ->
                name.equals("suppressed")
                        ? "mend what was suppressed, and remove the suppressions"
                        : "mend the findings, or suppress in the scanner, with a justification, what is none";
            case COVERAGE -> "add tests";
            case TESTS ->
                switch (name) {
                    case FAILURES -> "mend what the failing tests found";
                    case "skipped" -> "enable the skipped tests or remove them";
                    default -> "add tests, and make sure that all of them are run and reported";
                };
            case SBOM ->
                name.equals("components")
                        ? "let the SBOM list every component of what is delivered"
                        : "update the vulnerable components, or state in a VEX document why they are not affected";
            case FILES -> "collect the files that are missing";
        };
    }

    /** The requirement in words: {@code at least 80}. */
    String requirement(double limit) {
        return bound.words() + " " + new JsonNumber(limit);
    }

    /** The measure of that gate's name. */
    static Optional<Measure> ofId(String id) {
        int dot = id.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : EvidenceKind.ofWord(id.substring(0, dot))
                        .flatMap(kind -> Optional.ofNullable(of(kind).get(id.substring(dot + 1))));
    }
}
