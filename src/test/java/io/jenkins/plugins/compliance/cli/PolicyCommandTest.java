package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonLiteral;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PolicyCommandTest {

    private static final Path EXAMPLE = Path.of("docs/examples/compliance.yml");
    private static final Path BAD =
            Path.of("src/test/resources/io/jenkins/plugins/compliance/policy/bad/several-problems.yml");
    private static final Path SCHEMA =
            Path.of("src/main/resources/io/jenkins/plugins/compliance/schema/policy.schema.json");

    private static Cli cli() {
        return new Cli().clock(() -> Instant.parse("2026-11-22T12:00:00Z"));
    }

    private static JsonObject json(Cli.Result result) throws Exception {
        byte[] bytes = result.out().getBytes(StandardCharsets.UTF_8);
        return (JsonObject) JsonParser.parse(bytes, new JsonLimits(1 << 20, 64));
    }

    @Test
    void lintFindsNothingInTheExample() {
        Cli.Result result = cli().run("policy", "lint", EXAMPLE);

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith(EXAMPLE + ": no problem found in 3 services; sha256 ");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void lintReportsEveryProblemWithItsPlace() {
        Cli.Result result = cli().run("policy", "lint", BAD);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .startsWith(BAD + ":1:1: the key \"name\" is missing; write name: and what the policy is called\n")
                .contains(BAD + ":2:1: the key \"nmae\" is unknown; did you mean \"name\"?\n")
                .hasLineCount(7);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void lintReportsServicesThatCanNeverBePromoted() {
        Cli.Result result = cli().in("format: 1\nname: small\nservices: { a: , b: , c: , d: , e: , f: , g: }\n")
                .run("policy", "lint", "-");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("-: a, b, c, d, e and 2 more can never be promoted: the policy requires no evidence")
                .contains("can never be promoted: the policy has no gate for the stage compliant");
    }

    @Test
    void lintNotesAnExpiredWaiver() {
        Cli.Result result =
                cli().clock(() -> Instant.parse("2026-12-31T00:00:00Z")).run("policy", "lint", EXAMPLE);

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith(EXAMPLE + ": note: the waiver of sbom.high for service-a has expired\n");
    }

    @Test
    void lintReportsAsJson() throws Exception {
        Cli.Result bad = cli().run("policy", "lint", BAD, "--json");
        Cli.Result good = cli().run("policy", "lint", EXAMPLE, "--json");

        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(json(bad).member("valid")).contains(JsonLiteral.FALSE);
        assertThat(bad.out())
                .contains("{\"column\":1,\"line\":2,\"message\":\"the key \\\"nmae\\\" is unknown\","
                        + "\"remedy\":\"did you mean \\\"name\\\"?\"}");
        assertThat(json(good).member("valid")).contains(JsonLiteral.TRUE);
        assertThat(json(good).text("sha256")).isPresent();
    }

    @Test
    void lintCannotTellAboutAFileThatIsNotThere() {
        Cli.Result result = cli().run("policy", "lint", "nowhere.yml");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("compliance policy lint: there is no nowhere.yml\n");
    }

    @Test
    void explainsWhatAServiceNeeds() {
        Cli.Result result = cli().run("policy", "explain", EXAMPLE, "service-a");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("stages        sandbox -> compliant\n")
                .endsWith("""

                        To promote service-a from sandbox to compliant:
                          - promote before it: inventory, payments
                          - collect evidence:
                              sast, at most 7d old
                              coverage, at most 7d old
                              tests, at most 7d old
                              sbom, at most 30d old
                          - pass every gate:
                              coverage.branch at least 60.5
                              coverage.line at least 80, or at least 71.5 by the baseline
                              sast.critical at most 0
                              sast.high at most 0, or at most 3 by the baseline
                              sast.medium at most 20
                              sbom.critical at most 0
                              sbom.high at most 0
                                waived until 2026-12-31T00:00:00Z by alice: the fix of CVE-2026-1234 is not released\
                         yet, and the code is not reached
                              tests.failures at most 0
                              tests.skipped at most 10
                              well-tested-or-small: coverage.line >= 90.0 || coverage.line_total < 5000
                          - have it approved by 2 different people, each of them a release-manager
                        """);
    }

    @Test
    void explainsEveryServiceWhenNoneIsNamed() {
        assertThat(cli().run("policy", "explain", EXAMPLE).out())
                .contains("To promote inventory from sandbox to compliant:")
                .contains("To promote payments from sandbox to compliant:")
                .contains("To promote service-a from sandbox to compliant:");
    }

    @Test
    void explainsAsJson() throws Exception {
        Cli.Result result = cli().run("policy", "explain", EXAMPLE, "payments", "--json");

        assertThat(json(result).text("name")).contains("shop");
        assertThat(result.out())
                .contains("{\"id\":\"coverage.line\",\"requirement\":\"coverage.line at least 90\"}")
                .contains("{\"kind\":\"sast\",\"max_age_seconds\":86400}")
                .doesNotContain("inventory");
    }

    @Test
    void explainsWhereEvidenceAndPromotionsMustComeFrom() {
        String limited = "format: 1\nname: small\norigins: [job/shop/, job/tools/]\npromote-to: { compliant: {"
                + " evidence: { tests: }, gates: { tests: { failures: 0 } } } }\nservices: { a: }\n";

        assertThat(cli().in(limited).run("policy", "explain", "-").out())
                .contains("  - ask, and collect, from job/shop/ or job/tools/\n");
        assertThat(cli().in(limited).run("policy", "explain", "-", "--json").out())
                .contains("\"origins\":[\"job/shop/\",\"job/tools/\"]");
        assertThat(cli().run("policy", "explain", EXAMPLE, "--json").out()).doesNotContain("origins");
    }

    @Test
    void explainsWhyNothingIsPromoted() {
        Cli.Result result =
                cli().in("format: 1\nname: small\nservices: { a: }\n").run("policy", "explain", "-");

        assertThat(result.out())
                .contains("Nothing promotes a from sandbox to compliant:\n  - the policy requires no evidence");
    }

    @Test
    void refusesToExplainABadPolicyWithEveryProblemOnALine() {
        Cli.Result result = cli().run("policy", "explain", BAD);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("compliance policy explain: " + BAD + ":1:1: the key")
                .hasLineCount(7);
    }

    @Test
    void refusesToExplainAnUnknownService() {
        Cli.Result result = cli().run("policy", "explain", EXAMPLE, "service-b");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("the policy shop has no service service-b");
    }

    @Test
    void printsTheSchemaAsItIsPublished() throws Exception {
        assertThat(cli().run("policy", "schema").out()).isEqualTo(Files.readString(SCHEMA));
    }

    @Test
    void asksForASubcommand() {
        Cli.Result result = cli().run("policy");

        assertThat(result.exitCode()).isEqualTo(64);
        assertThat(result.err()).contains("Try: compliance policy --help");
    }
}
