package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The commands that collect, promote and roll back, as somebody types them. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the actions are written for a POSIX shell")
class PromotionCommandsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T13:30:39.123Z");

    private static final String POLICY = """
            format: 1
            name: shop
            promote-to:
              compliant:
                evidence: { sast: { max-age: 7d }, coverage: { max-age: 7d } }
                gates: { sast: { critical: 0 }, coverage: { line: 80 } }
            services:
              service-a:
              service-b:
            """;

    @TempDir
    private Path directory;

    private Path home;
    private Path policy;
    private Path sast;

    @BeforeEach
    void write() throws Exception {
        home = directory.resolve("home");
        policy = Files.writeString(directory.resolve("compliance.yml"), POLICY);
        sast = Files.writeString(
                directory.resolve("findings.sarif"),
                "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"Scanner\"}},\"results\":[]}]}");
    }

    private Path coverage(int covered) throws Exception {
        StringBuilder lcov = new StringBuilder("TN:\nSF:app.js\n");
        for (int line = 1; line <= 10; line++) {
            lcov.append("DA:" + line + "," + (line <= covered ? 1 : 0) + "\n");
        }
        lcov.append("LF:10\nLH:" + covered + "\nend_of_record\n");
        return Files.writeString(directory.resolve("lcov.info"), lcov);
    }

    private Cli.Result run(Object... args) {
        List<Object> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--home", home));
        if (!args[0].equals("status")) {
            all.addAll(List.of("--policy", policy));
        }
        return new Cli().clock(() -> NOW).run(all.toArray());
    }

    private Cli.Result collect(int covered) throws Exception {
        return run("collect", "service-a", "--sast", sast, "--coverage", coverage(covered));
    }

    private Cli.Result promote(String version, String command, Object... more) {
        List<Object> args = new ArrayList<>(
                List.of("promote", "service-a", "--from", "sandbox", "--to", "compliant", "--version", version));
        args.addAll(List.of("--exec", command));
        args.addAll(List.of(more));
        return run(args.toArray());
    }

    private static JsonObject json(Cli.Result result) throws Exception {
        return (JsonObject)
                JsonParser.parse(result.out().getBytes(StandardCharsets.UTF_8), new JsonLimits(1 << 20, 32));
    }

    @Test
    void collectTellsWhatItFoundAndWhereItIs() throws Exception {
        Cli.Result result = collect(9);

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .containsPattern("service-a +evidence sast +0  [0-9a-f]{12}  critical 0")
                .containsPattern("service-a +evidence coverage +1  [0-9a-f]{12}  line 90");
    }

    @Test
    void collectRecordsNothingWhenOneReportIsRefused() throws Exception {
        Path broken = Files.writeString(directory.resolve("broken.sarif"), "{\"version\":");

        Cli.Result result = run("collect", "service-a", "--coverage", coverage(9), "--sast", broken);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("broken.sarif").doesNotContain("Exception");
        assertThat(home.resolve("chains")).doesNotExist();
    }

    @Test
    void collectRefusesWhatThePolicyDoesNotTakeFromThereAndReadsNothing() throws Exception {
        limitOrigins();

        Cli.Result silent = run("collect", "service-a", "--sast", directory.resolve("nowhere.sarif"));
        Cli.Result elsewhere = run("collect", "service-a", "--sast", sast, "--origin", "job/evil/3/");

        assertThat(silent.exitCode()).isEqualTo(2);
        assertThat(silent.err())
                .isEqualTo("compliance collect: this evidence of service-a does not say where it comes from, and the"
                        + " policy accepts only what comes from job/shop/: do it there, or on the command line say so"
                        + " with --origin\n");
        assertThat(elsewhere.exitCode()).isEqualTo(2);
        assertThat(elsewhere.err()).contains("this evidence of service-a comes from job/evil/3/, and the policy");
        assertThat(home).doesNotExist();
    }

    @Test
    void collectRefusesAnOriginThatIsNotALine() {
        Cli.Result result = run("collect", "service-a", "--sast", sast, "--origin", "a\nb");

        assertThat(result.exitCode()).isEqualTo(64);
        assertThat(result.err()).contains("the origin must be one line").doesNotContain("Exception");
    }

    @Test
    void collectPromoteAndRollBackFromWhereThePolicyTakesIt() throws Exception {
        limitOrigins();

        assertThat(run("collect", "service-a", "--sast", sast, "--coverage", coverage(9), "--origin", "job/shop/12/")
                        .exitCode())
                .isZero();
        assertThat(promote("1.4.2", "true").out()).contains("the policy accepts only what comes from job/shop/");
        assertThat(promote("1.4.2", "true", "--origin", "job/shop/13/").exitCode())
                .isZero();
        List<Object> back = List.of("rollback", "service-a", "--to-version", "1.4.2", "--exec", "true");
        assertThat(run(back.toArray()).exitCode()).isEqualTo(1);
        List<Object> fromThere = new ArrayList<>(back);
        fromThere.addAll(List.of("--origin", "job/shop/14/"));
        assertThat(run(fromThere.toArray()).exitCode()).isZero();
    }

    private void limitOrigins() throws Exception {
        Files.writeString(policy, POLICY.replace("service-a:", "service-a: { origins: [job/shop/] }"));
    }

    @Test
    void collectReportsAsJson() throws Exception {
        JsonObject report = json(run("collect", "service-a", "--sast", sast, "--json"));

        assertThat(report.text("format")).contains("compliance-promotion/collected/v1");
        assertThat(report.toString()).contains("sast");
    }

    @Test
    void promoteShowsEachEntryAndWhatTheActionPrints() throws Exception {
        collect(9);

        Cli.Result result = promote("1.4.2", "echo $PROMOTION_ACTION $PROMOTION_SERVICE $PROMOTION_VERSION");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .containsPattern("service-a +requested +2  [0-9a-f]{12}\n")
                .containsPattern("service-a +gates_evaluated passed +3  ")
                .contains("\npromote service-a 1.4.2\n")
                .containsPattern("service-a +completed +6  ")
                .contains("COMPLETED");
        assertThat(result.err()).contains("note: there is no", "signing.key");
    }

    @Test
    void promoteSignsTheEndWhenThereIsAKey() throws Exception {
        Files.createDirectories(home);
        Files.writeString(
                home.resolve("signing.vkey"),
                new Cli()
                        .run("keygen", home.resolve("signing.key"), "--key-name", Cli.KEY_NAME)
                        .out());
        collect(9);

        Cli.Result result = promote("1.4.2", "true");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("checkpoint of 7 entries signed");
        assertThat(new Cli()
                        .run("verify", home.resolve("chains/service-a"), "--key", home.resolve("signing.vkey"))
                        .out())
                .contains("tail_pinned   yes");
    }

    @Test
    void aRejectionNamesGateValueLimitAndWhatToDo() throws Exception {
        collect(7);

        Cli.Result result = promote("1.4.2", "touch " + directory.resolve("deployed"));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("REJECTED")
                .contains("  - coverage.line is 70.00, at least 80 is required: add tests");
        assertThat(directory.resolve("deployed")).doesNotExist();
    }

    @Test
    void withoutAPolicyEverythingIsRejected() throws Exception {
        collect(9);
        Files.delete(policy);

        Cli.Result result = promote("1.4.2", "true");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("there is no policy").contains("rejected");
    }

    @Test
    void aDryRunShowsThePlanAndWritesNothing() throws Exception {
        collect(9);

        Cli.Result dry = promote("1.4.2", "touch " + directory.resolve("deployed"), "--dry-run");
        Cli.Result plan = run("plan", "service-a", "--from", "sandbox", "--to", "compliant", "--version", "1.4.2");

        assertThat(dry.exitCode()).isZero();
        assertThat(dry.out())
                .isEqualTo(plan.out())
                .contains("would be promoted")
                .containsPattern("passed   gate coverage.line +value 90, limit 80")
                .containsPattern("digest +[0-9a-f]{64}");
        assertThat(directory.resolve("deployed")).doesNotExist();
        assertThat(json(run("status", "--json")).toString()).contains("entries=2");
    }

    @Test
    void aPlanThatWouldBeRejectedSaysSoByItsExitCode() throws Exception {
        Cli.Result plan = run(
                "plan", "service-a", "service-b", "--from", "sandbox", "--to", "compliant", "--version", "1", "--json");

        assertThat(plan.exitCode()).isEqualTo(1);
        assertThat(json(plan).text("digest").orElseThrow()).hasSize(64);
        assertThat(home).doesNotExist();
    }

    @Test
    void theSameIdTellsWhatBecameOfIt() throws Exception {
        collect(9);
        promote("1.4.2", "echo x >> " + directory.resolve("deployed"), "--id", "p-1");

        Cli.Result again = promote("1.4.2", "echo x >> " + directory.resolve("deployed"), "--id", "p-1");

        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("COMPLETED before, nothing was done");
        assertThat(directory.resolve("deployed")).hasContent("x\n");
    }

    @Test
    void theSameIdForAnotherVersionIsRefused() throws Exception {
        collect(9);
        promote("1.4.2", "true", "--id", "p-1");

        Cli.Result other = promote("1.5.0", "true", "--id", "p-1");

        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("give each promotion an id of its own").doesNotContain("Exception");
    }

    @Test
    void aFailureRollsBackWhenAsked() throws Exception {
        collect(9);
        promote("1.4.2", "true");

        Cli.Result result = promote("1.5.0", "test $PROMOTION_ACTION = rollback", "--on-failure", "rollback");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("ROLLED BACK").contains("runs the action: rollback 1.4.2");
    }

    @Test
    void reportsAsJsonWithTheActionsOutputElsewhere() throws Exception {
        collect(9);

        Cli.Result result = promote("1.4.2", "echo noise", "--json");

        assertThat(json(result).toString()).contains("completed");
        assertThat(result.err()).startsWith("noise\n");
    }

    @Test
    void nothingOfCommandOrEnvironmentGetsIntoTheChain() throws Exception {
        collect(9);

        promote("1.4.2", "echo s3cret-printed; : s3cret-typed");

        assertThat(home.resolve("chains/service-a/00000000000000000000.jsonl"))
                .content()
                .doesNotContain("s3cret");
    }

    @Test
    void rollbackLeadsToAnEarlierVersion() throws Exception {
        collect(9);
        promote("1.4.2", "true");
        promote("1.5.0", "true");

        Cli.Result result = run(
                "rollback",
                "service-a",
                "--to-version",
                "1.4.2",
                "--exec",
                "echo $PROMOTION_ACTION $PROMOTION_VERSION");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("\nrollback 1.4.2\n").contains("COMPLETED");
        assertThat(run("status").out()).containsPattern("service-a +compliant +1.4.2 ");
    }

    @Test
    void rollbackToWhatNeverWasIsRefused() throws Exception {
        collect(9);

        Cli.Result result = run("rollback", "service-a", "--to-sequence", "1", "--exec", "true");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("no completed promotion of sequence 1");
    }

    @Test
    void aWaiverLetsAGatePass() throws Exception {
        collect(7);

        Cli.Result waived = run(
                "waive",
                "service-a",
                "coverage.line",
                "--reason",
                "legacy",
                "--owner",
                "alice",
                "--expires",
                "2099-01-01");

        assertThat(waived.exitCode()).isZero();
        assertThat(promote("1.4.2", "true").exitCode()).isZero();
        assertThat(run("status").out())
                .contains("note: coverage.line of service-a is waived until 2099-01-01T00:00:00Z by alice: legacy");
        assertThat(new Cli().run("report", "status", "--home", home).out()).contains("; waived: coverage.line |");
    }

    @Test
    void aWaiverOfAGateThatDoesNotExistIsRefused() {
        Cli.Result result = run(
                "waive", "service-a", "coverage.lines", "--reason", "x", "--owner", "alice", "--expires", "2099-01-01");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("it has coverage.line, sast.critical");
    }

    @Test
    void abandonClosesWhatIsOpenAndNothingElse() throws Exception {
        collect(9);
        promote("1.4.2", "true", "--id", "p-1");

        Cli.Result ended = run("abandon", "service-a", "--id", "p-1", "--reason", "why not");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("has ended");
    }

    private void begin() throws Exception {
        try (LocalStore store = new LocalStore(home.resolve("chains"), InstantSource.system(), () -> 1);
                EvidenceChain chain = store.chain(new ServiceName("service-a"))) {
            chain.append(EntryDraft.of(
                    new ServiceName("service-a"),
                    EntryType.PROMOTION,
                    Map.of(),
                    Map.of(
                            "event", "requested",
                            "promotion", "p-1",
                            "action", "promote",
                            "from", "sandbox",
                            "to", "compliant",
                            "version", "1.4.2")));
        }
    }

    /** As the key of a Jenkins is, whose passphrase only that Jenkins knows. */
    @Test
    void abandonNeedsNoKeyThatCanBeUsed() throws Exception {
        begin();
        Path passphrase = Files.writeString(directory.resolve("passphrase"), "known to nobody\n");
        new Cli()
                .run(
                        "keygen",
                        "--key-name",
                        "example.com/shop",
                        "--passphrase-file",
                        passphrase,
                        home.resolve("signing.key"));

        Cli.Result abandoned = run("abandon", "service-a", "--id", "p-1", "--reason", "the build is gone");

        assertThat(abandoned.exitCode()).isZero();
        assertThat(abandoned.err())
                .startsWith("warning: the end of the chain was not signed, and the next checkpoint will cover it: ")
                .contains("--passphrase-file");
        assertThat(abandoned.out()).contains("abandoned").doesNotContain("checkpoint");
        assertThat(run("abandon", "service-a", "--id", "p-1", "--reason", "again")
                        .err())
                .contains("has ended");
    }

    @Test
    void statusSaysWhatToDoNext() throws Exception {
        collect(9);
        assertThat(run("status").out()).contains("sast 0m, coverage 0m").contains("compliance promote");

        promote("1.4.2", "true");
        assertThat(run("status", "service-a").out()).containsPattern("completed 1.4.2 0m 6/[0-9a-f]{12}.* none\n");
    }

    @Test
    void statusOfAServiceWithoutAChainIsRefused() {
        Cli.Result result = run("status", "service-x");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("there is no chain of service-x");
    }
}
