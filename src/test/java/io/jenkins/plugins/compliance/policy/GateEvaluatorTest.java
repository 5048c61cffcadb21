package io.jenkins.plugins.compliance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateEvaluatorTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final ServiceName SERVICE = new ServiceName("service-a");
    private static final Sha256Digest HASH = Sha256Digest.compute(new byte[] {1});

    private static final String POLICY = """
            evidence: { sast: { max-age: 7d }, coverage: , tests: , sbom: }
            gates:
              sast: { critical: 0, high: 5 }
              coverage: { line: 80 }
              tests: { failures: 0 }
              sbom: { critical: 0 }
            """;

    private static final EvidenceFacts SAST = facts(EvidenceKind.SAST, Map.of("critical", 0, "high", 5));
    private static final EvidenceFacts COVERAGE = facts(EvidenceKind.COVERAGE, Map.of("line", 80, "line_total", 100));
    private static final EvidenceFacts TESTS =
            facts(EvidenceKind.TESTS, Map.of("total", 3, "passed", 2, "failed", 0, "errors", 0, "skipped", 1));
    private static final EvidenceFacts SBOM = facts(EvidenceKind.SBOM, Map.of("components", 9, "critical", 0));
    private static final List<EvidenceFacts> GOOD = List.of(SAST, COVERAGE, TESTS, SBOM);

    private static EvidenceFacts facts(EvidenceKind kind, Map<String, ?> summary) {
        return new EvidenceFacts(kind, JsonObject.of(summary), NOW.minus(Duration.ofHours(1)), 7, HASH);
    }

    private static EvidenceFacts at(EvidenceFacts facts, Instant time) {
        return new EvidenceFacts(facts.kind(), facts.summary(), time, facts.sequence(), facts.hash());
    }

    private static List<EvidenceFacts> goodBut(EvidenceFacts other) {
        return GOOD.stream()
                .map(facts -> facts.kind() == other.kind() ? other : facts)
                .toList();
    }

    private static GateReport evaluate(Policy policy, List<EvidenceFacts> evidence, Waiver... waivers) {
        return GateEvaluator.evaluate(policy, SERVICE, "compliant", evidence, List.of(waivers), NOW);
    }

    private static GateReport evaluate(List<EvidenceFacts> evidence, Waiver... waivers) throws PolicyException {
        return evaluate(Policies.requiring(POLICY), evidence, waivers);
    }

    private static GateReport evaluateExpression(String cel, List<EvidenceFacts> evidence) throws PolicyException {
        String policy = """
                evidence: { sast: , coverage: }
                gates: { expressions: { mine: { cel: "%s" } } }
                """.formatted(cel);
        return evaluate(Policies.requiring(policy), evidence);
    }

    private static GateResult gate(GateReport report, String id) {
        return report.gates().stream()
                .filter(gate -> gate.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void passesWhenAllEvidenceIsThereAndEachValueIsAtItsLimit() throws Exception {
        GateReport report = evaluate(GOOD);

        assertThat(report.reasons()).isEmpty();
        assertThat(report.passed()).isTrue();
        assertThat(report.gates()).hasSize(5).allMatch(gate -> gate.status() == GateStatus.PASSED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sast     | {critical=1, high=0}                    | sast.critical is 1, at most 0 is required: mend the findings
            sast     | {critical=0, high=6}                    | sast.high is 6, at most 5 is required: mend the findings
            coverage | {line=79.99, line_total=9}              | coverage.line is 79.99, at least 80 is required: add tests
            coverage | {line=61.2, line_total=9}               | coverage.line is 61.20, at least 80 is required: add tests
            tests    | {total=2, skipped=0, failed=1, errors=0}| tests.failures is 1, at most 0 is required: mend what
            tests    | {total=2, skipped=0, failed=0, errors=1}| tests.failures is 1, at most 0 is required: mend what
            sbom     | {components=1, critical=2}              | sbom.critical is 2, at most 0 is required: update the
            """)
    void saysGateValueLimitAndWhatToDo(String kind, String summary, String reason) throws Exception {
        GateReport report = evaluate(goodBut(facts(EvidenceKind.ofWord(kind).orElseThrow(), Summaries.of(summary))));

        assertThat(report.passed()).isFalse();
        assertThat(report.reasons()).singleElement().asString().startsWith(reason);
    }

    @Test
    void namesTheCommandThatWaivesTheGate() throws Exception {
        GateReport report = evaluate(goodBut(facts(EvidenceKind.COVERAGE, Map.of("line", 61.2, "line_total", 9))));

        assertThat(report.reasons())
                .containsExactly("coverage.line is 61.20, at least 80 is required: add tests, or have the gate waived"
                        + " with `compliance waive service-a coverage.line`");
    }

    @Test
    void failsOnMissingEvidenceAndItsGates() throws Exception {
        GateReport report = evaluate(List.of(COVERAGE, TESTS, SBOM));

        assertThat(report.passed()).isFalse();
        assertThat(report.evidence().get(0).state()).isEqualTo(EvidenceStatus.State.MISSING);
        assertThat(report.reasons())
                .hasSize(3)
                .contains("there is no sast evidence: collect it with collectEvidence or `compliance collect`")
                .anyMatch(reason -> reason.startsWith("sast.high cannot be evaluated without sast evidence: collect"));
    }

    @Test
    void failsWithoutAnyEvidence() throws Exception {
        assertThat(evaluate(List.of()).passed()).isFalse();
    }

    @Test
    void acceptsEvidenceOfExactlyTheAllowedAge() throws Exception {
        assertThat(evaluate(goodBut(at(SAST, NOW.minus(Duration.ofDays(7))))).passed())
                .isTrue();
    }

    @Test
    void failsOnStaleEvidenceThoughItsGatesPass() throws Exception {
        GateReport report = evaluate(goodBut(at(SAST, NOW.minus(Duration.ofHours(9 * 24 + 3)))));

        assertThat(report.passed()).isFalse();
        assertThat(report.gates()).allMatch(gate -> gate.status() == GateStatus.PASSED);
        assertThat(report.reasons())
                .containsExactly(
                        "the sast evidence is 9d 3h old, at most 7d is allowed: run the tool again, and collect"
                                + " its report with collectEvidence or `compliance collect`");
    }

    @Test
    void failsOnEvidenceFromTheFuture() throws Exception {
        GateReport report = evaluate(goodBut(at(TESTS, NOW.plus(Duration.ofMinutes(6)))));

        assertThat(report.passed()).isFalse();
        assertThat(report.reasons())
                .singleElement()
                .asString()
                .contains("the tests evidence is dated 6m in the future");
    }

    @Test
    void acceptsEvidenceOfAClockThatIsALittleAhead() throws Exception {
        assertThat(evaluate(goodBut(at(TESTS, NOW.plus(Duration.ofMinutes(5))))).passed())
                .isTrue();
    }

    @Test
    void goesByTheLatestEvidenceOfAKindInWhateverOrderItIsGiven() throws Exception {
        EvidenceFacts worse =
                new EvidenceFacts(EvidenceKind.SAST, JsonObject.of(Map.of("critical", 9, "high", 0)), NOW, 8, HASH);

        assertThat(evaluate(List.of(worse, SAST, COVERAGE, TESTS, SBOM)).passed())
                .isFalse();
        assertThat(evaluate(List.of(SAST, COVERAGE, TESTS, SBOM, worse)).passed())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sast     | {high=0}                                | the sast evidence has no value for sast.critical
            coverage | {branch=90, branch_total=3}             | the coverage evidence has no value for coverage.line
            tests    | {total=2, skipped=0, failed=0}          | the tests evidence has no value for tests.failures
            """)
    void failsOnAMissingValue(String kind, String summary, String reason) throws Exception {
        GateReport report = evaluate(goodBut(facts(EvidenceKind.ofWord(kind).orElseThrow(), Summaries.of(summary))));

        assertThat(report.passed()).isFalse();
        assertThat(report.reasons())
                .singleElement()
                .asString()
                .startsWith(reason + ": let the report say it, or take the gate out of the policy, or have the gate");
    }

    @Test
    void failsOnAValueThatIsNoNumber() throws Exception {
        EvidenceFacts odd = facts(EvidenceKind.SAST, Map.of("critical", "0", "high", -1));

        assertThat(evaluate(goodBut(odd)).reasons()).hasSize(2).allMatch(reason -> reason.contains("has no value for"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sast     | {total=0, critical=0, high=0, incomplete=1}| a scan says that it did not succeed
            tests    | {total=0, skipped=0, failed=0, errors=0}| the report has no test that was run
            tests    | {total=4, skipped=4, failed=0, errors=0}| the report has no test that was run
            sbom     | {components=0, critical=0}              | the report lists no component
            coverage | {line=100, line_total=0}                | the report counts no code
            """)
    void failsWhenTheToolLookedAtNothing(String kind, String summary, String reason) throws Exception {
        GateReport report = evaluate(goodBut(facts(EvidenceKind.ofWord(kind).orElseThrow(), Summaries.of(summary))));

        assertThat(report.passed()).isFalse();
        assertThat(report.reasons())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each).contains(" has nothing to go by: " + reason));
    }

    @Test
    void failsWhenThePolicyRequiresNoEvidence() throws Exception {
        GateReport report = evaluate(Policies.requiring("evidence: {}"), GOOD);

        assertThat(report.passed()).isFalse();
        assertThat(report.reasons())
                .anyMatch(reason -> reason.startsWith("the policy requires no evidence for the stage compliant"))
                .anyMatch(reason -> reason.startsWith("the policy has no gate for the stage compliant"));
    }

    @Test
    void failsWhenThePolicyHasNoGate() throws Exception {
        GateReport report = evaluate(Policies.requiring("evidence: { sast: }"), GOOD);

        assertThat(report.passed()).isFalse();
        assertThat(report.reasons())
                .containsExactly(
                        "the policy has no gate for the stage compliant, so nothing was evaluated: add one under"
                                + " promote-to.compliant.gates");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            service-b | compliant  | the policy shop has no service service-b
            service-a | sandbox    | sandbox is where services begin: nothing is promoted to it
            service-a | production | the policy shop has no stage "production": it has sandbox, compliant
            """)
    void failsWhereThePolicySaysNothing(String service, String stage, String reason) throws Exception {
        GateReport report = GateEvaluator.evaluate(
                Policies.requiring(POLICY), new ServiceName(service), stage, GOOD, List.of(), NOW);

        assertThat(report.passed()).isFalse();
        assertThat(report.reasons()).singleElement().asString().startsWith(reason);
    }

    @Test
    void aWaiverCountsUntilItExpires() throws Exception {
        List<EvidenceFacts> bad = goodBut(facts(EvidenceKind.SAST, Map.of("critical", 1, "high", 0)));
        Waiver waiver = new Waiver("sast.critical", "known", "alice", NOW.plusMillis(1));
        Waiver expired = new Waiver("sast.critical", "known", "alice", NOW);

        assertThat(evaluate(bad, waiver).passed()).isTrue();
        assertThat(gate(evaluate(bad, waiver), "sast.critical").waiver()).contains(waiver);
        assertThat(evaluate(bad, expired).passed()).isFalse();
        assertThat(evaluate(bad, expired).reasons())
                .singleElement()
                .asString()
                .contains("(the waiver of alice expired at 2026-11-22T12:00:00.000Z)");
    }

    @Test
    void ofSeveralWaiversTheOneThatExpiresLastCounts() throws Exception {
        List<EvidenceFacts> bad = goodBut(facts(EvidenceKind.SAST, Map.of("critical", 1, "high", 0)));
        Waiver expired = new Waiver("sast.critical", "known", "alice", NOW.minusSeconds(1));
        Waiver renewed = new Waiver("sast.critical", "known", "bob", NOW.plusSeconds(1));

        assertThat(gate(evaluate(bad, renewed, expired), "sast.critical").waiver())
                .contains(renewed);
    }

    @Test
    void aWaiverForAnotherGateDoesNotCount() throws Exception {
        List<EvidenceFacts> bad = goodBut(facts(EvidenceKind.SAST, Map.of("critical", 1, "high", 0)));

        assertThat(evaluate(bad, new Waiver("sast.high", "r", "o", NOW.plusSeconds(1)))
                        .passed())
                .isFalse();
    }

    @Test
    void aWaiverDoesNotReplaceEvidence() throws Exception {
        GateReport report = evaluate(
                List.of(COVERAGE, TESTS, SBOM),
                new Waiver("sast.critical", "r", "o", NOW.plusSeconds(1)),
                new Waiver("sast.high", "r", "o", NOW.plusSeconds(1)));

        assertThat(report.passed()).isFalse();
        assertThat(report.reasons())
                .containsExactly("there is no sast evidence: collect it with collectEvidence or `compliance collect`");
    }

    @Test
    void aWaiverOfThePolicyCounts() throws Exception {
        Policy policy = Policies.parse("""
                format: 1
                name: shop
                promote-to:
                  compliant: { evidence: { sast: }, gates: { sast: { critical: 0 } } }
                services:
                  service-a:
                    waivers: [{ gate: sast.critical, reason: r, owner: o, expires: 2026-11-23 }]
                """);
        GateReport report = evaluate(policy, List.of(facts(EvidenceKind.SAST, Map.of("critical", 1))));

        assertThat(report.passed()).isTrue();
        assertThat(gate(report, "sast.critical").status()).isEqualTo(GateStatus.WAIVED);
    }

    private static GateReport withBaseline(int critical, double line) throws PolicyException {
        Policy policy = Policies.parse("""
                format: 1
                name: shop
                promote-to:
                  compliant:
                    evidence: { sast: , coverage: }
                    gates: { sast: { critical: 1 }, coverage: { line: 80 } }
                services:
                  service-a:
                    baseline: { sast.critical: 3, coverage.line: 60.5 }
                """);
        return evaluate(
                policy,
                List.of(
                        facts(EvidenceKind.SAST, Map.of("critical", critical)),
                        facts(EvidenceKind.COVERAGE, Map.of("line", line, "line_total", 10))));
    }

    @Test
    void passesWhatIsNoWorseThanTheBaseline() throws Exception {
        GateReport report = withBaseline(3, 60.5);

        assertThat(report.passed()).isTrue();
        assertThat(gate(report, "sast.critical").reason())
                .contains("no worse than the baseline of 3 that the policy accepts for this service");
    }

    @Test
    void failsWhatIsWorseThanTheBaseline() throws Exception {
        assertThat(withBaseline(4, 60.49).reasons())
                .hasSize(2)
                .anyMatch(reason ->
                        reason.startsWith("sast.critical is 4, at most 1 is required, or at most 3 by the baseline"))
                .anyMatch(reason ->
                        reason.startsWith("coverage.line is 60.49, at least 80 is required, or at least 60.5 by"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            coverage.line >= 80.0 && sast.critical == 0           ; PASSED
            coverage.line >= 80                                   ; PASSED
            coverage.line > 80                                    ; FAILED
            has(coverage.branch)                                  ; FAILED
            !has(coverage.branch) || coverage.branch > 50.0       ; PASSED
            sast.high in [4, 5] && service.startsWith('service-') ; PASSED
            stage == 'compliant' && sast.high < 9                 ; PASSED
            double(sast.high) / double(coverage.line_total) < 0.1 ; PASSED
            """)
    void evaluatesAnExpression(String cel, GateStatus status) throws Exception {
        assertThat(gate(evaluateExpression(cel, GOOD), "mine").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            coverage.branch >= 50.0                   | key 'branch' is not present in map.
            1 / (sast.critical - 0) == 1              | / by zero
            sast.high + 9223372036854775807 > 0       | long overflow
            version == '1.0' && sast.high == 5        | No such attribute(s): version
            service.matches('(') && sast.high == 5    | missing closing )
            dyn(sast).other == 1                      | key 'other' is not present in map.
            """)
    void failsAnExpressionThatComesToNoAnswer(String cel, String reason) throws Exception {
        GateReport report = evaluateExpression(cel, GOOD);

        assertThat(report.passed()).isFalse();
        assertThat(report.reasons())
                .singleElement()
                .asString()
                .startsWith("mine cannot be evaluated: ")
                .contains(reason);
    }

    @Test
    void failsAnExpressionWhoseAnswerIsNoBoolean() throws Exception {
        GateReport report = evaluateExpression("dyn(sast.high)", GOOD);

        assertThat(report.reasons())
                .singleElement()
                .asString()
                .startsWith("mine cannot be evaluated: the answer is neither true nor false");
    }

    @Test
    void failsAnExpressionOverMissingEvidenceEvenIfTheRestWouldDo() throws Exception {
        GateReport report = evaluateExpression("sast.high == 5 || coverage.line > 1.0", List.of(SAST));

        assertThat(gate(report, "mine").reason()).contains("mine cannot be evaluated without coverage evidence");
    }

    @Test
    void givesAnExpressionTheVersion() throws Exception {
        Policy policy = Policies.requiring(
                "evidence: { sast: }\ngates: { expressions: { mine: { cel: \"version == '1.0' && sast.high == 5\" } } }");

        assertThat(GateEvaluator.evaluate(
                                policy,
                                new PromotionTarget(SERVICE, "compliant", Optional.of("1.0")),
                                GOOD,
                                List.of(),
                                NOW)
                        .passed())
                .isTrue();
    }

    @Test
    void writesTheMembersOfGatesEvaluated() throws Exception {
        Policy policy = Policies.requiring("""
                evidence: { sast: , coverage: , tests: { max-age: 1m } }
                gates:
                  sast: { critical: 0 }
                  coverage: { line: 80 }
                  expressions: { mine: { cel: sast.high < 9 } }
                """);
        GateReport report = evaluate(
                policy,
                List.of(facts(EvidenceKind.SAST, Map.of("critical", 2, "high", 1)), TESTS),
                new Waiver("sast.critical", "because", "alice", NOW.plusSeconds(1)));

        assertThat(new String(CanonicalJson.write(report.toJson()), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {"evidence":[\
                        {"collected_at":"2026-11-22T11:00:00.000Z","hash":"%1$s","kind":"sast","sequence":7,"status":"present"},\
                        {"kind":"coverage","status":"missing"},\
                        {"collected_at":"2026-11-22T11:00:00.000Z","hash":"%1$s","kind":"tests","sequence":7,"status":"stale"}],\
                        "gates":[\
                        {"id":"coverage.line","reason":"coverage.line cannot be evaluated without coverage evidence",\
                        "remedy":"collect it with collectEvidence or `compliance collect`, or have the gate waived with\
                         `compliance waive service-a coverage.line`","status":"failed"},\
                        {"id":"mine","limit":"sast.high < 9","status":"passed"},\
                        {"id":"sast.critical","limit":0,"reason":"sast.critical is 2, at most 0 is required",\
                        "remedy":"mend the findings, or suppress in the scanner, with a justification, what is none",\
                        "status":"waived","value":2,"waiver":{"expires":"2026-11-22T12:00:01.000Z","gate":"sast.critical",\
                        "owner":"alice","reason":"because"}}],\
                        "policy":"%2$s","verdict":"failed"}""".formatted(HASH, policy.digest()));
        assertThat(report.toJson().member("verdict")).contains(new JsonString("failed"));
    }
}
