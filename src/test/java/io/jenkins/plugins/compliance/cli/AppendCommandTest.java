package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.schema.PublishedSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppendCommandTest {

    @TempDir
    private Path directory;

    private Path root;
    private Path key;
    private Path vkey;

    @BeforeEach
    void makeKey() throws Exception {
        root = directory.resolve("chains");
        key = directory.resolve("audit.key");
        vkey = Files.writeString(
                directory.resolve("audit.vkey"),
                new Cli().run("keygen", key, "--key-name", Cli.KEY_NAME).out());
    }

    @Test
    void printsPlaceAndHash() {
        assertThat(Cli.append(root, "requested").out()).matches("service-a/0 [0-9a-f]{64}\n");
        assertThat(Cli.append(root, "validated").out()).matches("service-a/1 [0-9a-f]{64}\n");
        assertThat(new Cli()
                        .run("verify", root.resolve("service-a"), "--expect-size", 2)
                        .exitCode())
                .isZero();
    }

    @Test
    void signsAndPublishesTheNewHeadWhenAsked() {
        Cli.append(root, "requested");

        Cli.Result result = new Cli()
                .in(Cli.draft("completed"))
                .run("append", root, "--checkpoint", "--key-file", key, "--key-name", Cli.KEY_NAME);

        assertThat(result.out()).matches("service-a/1 [0-9a-f]{64}\ncheckpoint of 2 entries published, root \\S{44}\n");
        assertThat(new Cli()
                        .run("verify", root.resolve("service-a"), "--key", vkey)
                        .out())
                .contains("tail_pinned   yes\n");
    }

    @Test
    void reportsAsJson() throws Exception {
        Cli.Result result = new Cli()
                .in(Cli.draft("requested"))
                .run("append", root, "--json", "--checkpoint", "--key-file", key, "--key-name", Cli.KEY_NAME);

        JsonObject report = (JsonObject)
                JsonParser.parse(result.out().getBytes(StandardCharsets.UTF_8), new JsonLimits(1 << 20, 16));
        assertThat(report.members()).containsOnlyKeys("service", "sequence", "hash", "id", "timestamp", "checkpoint");
        assertThat(report.integer("sequence")).hasValue(0);
        assertThat(PublishedSchema.CHECKPOINT.errors(new String(
                        CanonicalJson.write(report.member("checkpoint").orElseThrow()), StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        {                                                                        ~ is not JSON: at byte 1
        []                                                                       ~ is not a JSON object
        {"service":"service-a","type":"promotion","metadata":{}}                 ~ /data is missing
        {"service":"service-a","type":"promotion","data":{}}                     ~ /metadata is missing
        {"service":"service-a","type":"promotion","metadata":{},"data":[]}       ~ /data is missing or not an object
        {"service":"../x","type":"promotion","metadata":{},"data":{}}            ~ not a service name: "../x"
        {"service":"service-a","type":"approval","metadata":{},"data":{}}        ~ /type is "approval"
        {"service":"service-a","type":"promotion","metadata":{},"data":{},"id":1}~ unknown member /id
        {"service":"service-a","type":"promotion","metadata":{},"data":{"n":9007199254740992}} ~ /data/n: the number
        {"service":"service-a","service":"b"}                                    ~ duplicate name "service"
        """)
    void refusesADraftWithTheReason(String draft, String reason) {
        Cli.Result result = new Cli().in(draft).run("append", root);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("compliance append: ")
                .contains(reason)
                .doesNotContain("Exception");
        assertThat(root).doesNotExist();
    }

    @Test
    void refusesADraftLargerThanAnyEntry() {
        Cli.Result result = new Cli().in(Cli.draft("x".repeat(1 << 20))).run("append", root);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("more than 1048576");
    }

    @Test
    void writesNothingWhenTheKeyCannotBeUsed() {
        Cli.Result result = new Cli()
                .in(Cli.draft("requested"))
                .run("append", root, "--checkpoint", "--key-file", vkey, "--key-name", Cli.KEY_NAME);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("compliance append: " + vkey);
        assertThat(root).doesNotExist();
    }

    @Test
    void refusesToBuryABreak() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested");
        ChainFixture.replace(chain.segment(0), "\"requested\"", "\"approved\"");

        Cli.Result result = Cli.append(chain.root(), "completed");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("compliance append: ").doesNotContain("Exception");
    }

    @Test
    void tellsWhatACrashLeftBehind() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested");
        Files.writeString(chain.segment(0), "{\"data\":", StandardOpenOption.APPEND);

        Cli.Result result = Cli.append(chain.root(), "completed");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("service-a/1 ");
        assertThat(result.err())
                .startsWith("note: 8 bytes of an unfinished write")
                .endsWith("is lost\n");
    }
}
