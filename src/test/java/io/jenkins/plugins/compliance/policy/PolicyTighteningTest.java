package io.jenkins.plugins.compliance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTighteningTest {

    private static final String OUTER = """
            format: 1
            name: company
            stages: [dev, sandbox, compliant]
            promote-to:
              sandbox:
                evidence: { tests: }
                gates: { tests: { failures: 0 } }
              compliant:
                evidence: { sast: { max-age: 7d }, coverage: , tests: }
                gates:
                  sast: { high: 3 }
                  coverage: { line: 80 }
                  tests: { failures: 0 }
                  expressions:
                    clean: { cel: sast.critical == 0 }
                approvals: { count: 2, roles: [release-manager, auditor], users: [alice] }
            services:
              basis:
              shop:
                depends-on: [basis]
                baseline: { coverage.line: 70 }
                waivers:
                  - { gate: sast.high, reason: known, owner: alice, expires: 2026-12-31 }
            sprint: 2
            """;

    @Test
    void findsNothingLoosenedInTheSamePolicy() throws Exception {
        assertThat(loosened(OUTER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "high: 3                     | high: 2",
                "line: 80                    | line: 90",
                "max-age: 7d                 | max-age: 1d",
                "'coverage: , tests: }'      | 'coverage: { max-age: 1d }, tests: }'",
                "'tests: { failures: 0 }\n'  | 'tests: { failures: 0, passed: 10 }\n'",
                "count: 2                    | count: 3",
                "'auditor], users: [alice]'  | auditor]",
                "'[release-manager, auditor]'| '[auditor]'",
                "'[dev, sandbox, compliant]' | '[dev, sandbox, staging, compliant]'",
                "coverage.line: 70           | coverage.line: 75",
                "'baseline: { coverage.line: 70 }' | 'baseline: { coverage.line: 85 }'",
                "2026-12-31                  | 2026-12-01",
                "sprint: 2                   | sprint: 1",
                "'  basis:\n'                | '  basis: { depends-on: [other] }\n  other:\n'",
            })
    void letsAFolderTighten(String from, String to) throws Exception {
        assertThat(loosened(changed(from, to))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "high: 3 | high: 4 | the gate is sast.high at most 4; sast.high at most 3 is required",
                "line: 80 | line: 79.5 | coverage.line at least 79.5; coverage.line at least 80 is required",
                "'clean: { cel' | 'other: { cel' | 'the gate clean: sast.critical == 0 is missing'",
                "'critical == 0' | 'critical <= 0' | clean: sast.critical <= 0; clean: sast.critical == 0 is required",
                "max-age: 7d | max-age: 8d | 'the evidence is sast, at most 8d old; sast, at most 7d old is required'",
                "'{ max-age: 7d }' | '' | 'the evidence is sast, of any age; sast, at most 7d old is required'",
                "count: 2 | count: 1 | 1 approvals are asked for; 2 are required",
                "'roles: [release-manager, auditor], users: [alice]' | 'roles: [intern]' | intern may approve",
                "'users: [alice]' | 'users: [alice, bob]' | bob may approve",
                "', roles: [release-manager, auditor], users: [alice]' | '' | anybody may approve",
                "coverage.line: 70 | coverage.line: 60 | the baseline of coverage.line is 60; at least 70 is required",
                "'coverage.line: 70' | 'coverage.line: 70, tests.failures: 1' | baseline of tests.failures is 1",
                "2026-12-31 | 2027-01-01 | the gate sast.high is waived until 2027-01-01T00:00:00.000Z",
                "'{ gate: sast.high,' | '{ gate: tests.failures,' | the gate tests.failures is waived",
                "'depends-on: [basis]' | '' | 'shop does not depend on basis, as is required'",
                "sprint: 2 | sprint: 3 | sprint is 3; no later one than 2 is allowed",
                "sprint: 2 | mesh: enforced | mesh is enforced; pending is required",
                "sprint: 2 | storage: worm | storage is worm; local is required",
                "sprint: 2 | distribution: all | distribution is all; single_service_poc is required",
            })
    void namesWhatIsLoosened(String from, String to, String problem) throws Exception {
        String inner = changed(from, to);

        assertThat(loosened(inner))
                .isNotEmpty()
                .anySatisfy(each -> assertThat(each).contains(problem));
    }

    @Test
    void namesEvidenceThatIsNoLongerRequired() throws Exception {
        String inner = OUTER.replace("coverage: , tests: }", "tests: }")
                .replace("      coverage: { line: 80 }\n", "")
                .replace("    baseline: { coverage.line: 70 }\n", "");

        assertThat(loosened(inner))
                .contains(
                        "shop to compliant: coverage evidence is not required",
                        "shop to compliant: the gate coverage.line at least 80 is missing");
    }

    @Test
    void namesAStageThatIsLeftOut() throws Exception {
        String inner = OUTER.replace("[dev, sandbox, compliant]", "[dev, compliant]")
                .replace("  sandbox:\n    evidence: { tests: }\n    gates: { tests: { failures: 0 } }\n", "");

        assertThat(loosened(inner))
                .containsExactly("the stages are dev, compliant; all of dev, sandbox, compliant are required in this"
                        + " order");
    }

    @Test
    void namesStagesInAnotherOrder() throws Exception {
        assertThat(loosened(OUTER.replace("[dev, sandbox, compliant]", "[sandbox, dev, compliant]")
                        .replace("  sandbox:\n    evidence", "  dev:\n    evidence")))
                .isNotEmpty();
    }

    @Test
    void holdsAServiceThatIsNotNamedAboveToWhatAllShare() throws Exception {
        String inner = OUTER.replace("  basis:\n", "  basis:\n  fresh:\n");

        assertThat(loosened(inner)).isEmpty();
        assertThat(loosened(inner.replace(
                        "  fresh:\n", "  fresh: { promote-to: { compliant: { gates: { sast: { high: 9 } } } } }\n")))
                .singleElement()
                .asString()
                .startsWith("fresh to compliant: the gate is sast.high at most 9");
    }

    @Test
    void letsAFolderLeaveServicesOut() throws Exception {
        String inner = OUTER.substring(0, OUTER.indexOf("  shop:")) + "sprint: 2\n";

        assertThat(loosened(inner)).isEmpty();
    }

    @Test
    void opensNoStageThatIsClosedAbove() throws Exception {
        Policy outer = policy("""
                format: 1
                name: company
                services: { shop: }
                """);
        Policy inner = policy("""
                format: 1
                name: folder
                promote-to: { compliant: { evidence: { tests: }, gates: { tests: { failures: 0 } } } }
                services: { shop: , fresh: }
                """);

        assertThat(PolicyTightening.check(outer, inner))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each).contains("nothing can be promoted there by the policy above"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "job/shop/, job/tools/ | job/shop/",
                "job/shop/             | job/shop/job/main/",
                "''                    | job/shop/",
                "job/shop/             | 'job/shop/job/a/, job/shop/job/b/'",
            })
    void letsAFolderNarrowTheOrigins(String above, String below) throws Exception {
        assertThat(PolicyTightening.check(accepting(above), accepting(below))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "job/shop/ | job/shop/, job/evil/ | 'shop: the origin job/evil/ is accepted; only job/shop/ may be'",
                "job/shop/ | job/                 | 'shop: the origin job/ is accepted; only job/shop/ may be'",
                "job/shop/ | job/shop2/           | 'shop: the origin job/shop2/ is accepted; only job/shop/ may be'",
                "job/shop/ | ''                   | 'shop: any origin is accepted; only job/shop/ may be'",
            })
    void namesTheOriginsThatAreAddedOrDropped(String above, String below, String problem) throws Exception {
        assertThat(PolicyTightening.check(accepting(above), accepting(below))).containsExactly(problem);
    }

    @Test
    void holdsAServiceThatIsNotNamedAboveToTheSharedOrigins() throws Exception {
        Policy above = policy("format: 1\nname: a\norigins: [job/shop/]\nservices: { shop: }\n");
        Policy below = policy("format: 1\nname: b\nservices: { fresh: }\n");

        assertThat(PolicyTightening.check(above, below))
                .containsExactly("fresh: any origin is accepted; only job/shop/ may be");
    }

    private static Policy accepting(String origins) throws PolicyException {
        return policy("format: 1\nname: policy\nservices: { shop: "
                + (origins.isEmpty() ? "" : "{ origins: [" + origins + "] }") + " }\n");
    }

    private static String changed(String from, String to) {
        assertThat(OUTER).contains(from);
        return OUTER.replace(from, to == null ? "" : to);
    }

    private static List<String> loosened(String inner) throws PolicyException {
        return PolicyTightening.check(policy(OUTER), policy(inner));
    }

    private static Policy policy(String yaml) throws PolicyException {
        return Policy.parse(yaml.getBytes(StandardCharsets.UTF_8), "test");
    }
}
