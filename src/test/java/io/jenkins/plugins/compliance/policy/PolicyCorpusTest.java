package io.jenkins.plugins.compliance.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonLiteral;
import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.schema.PublishedSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Named policies, good and bad. What the reader says to a bad one stands beside it in a {@code .expected} file. The
 * published schema agrees on all of them but those that are wrong in a way no schema can see.
 */
class PolicyCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/io/jenkins/plugins/compliance/policy");

    static Stream<Path> good() throws IOException {
        return policies("good");
    }

    static Stream<Path> bad() throws IOException {
        return policies("bad");
    }

    static Stream<Path> badBeyondSchema() throws IOException {
        return policies("bad-beyond-schema");
    }

    private static Stream<Path> policies(String directory) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(directory))) {
            return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("good")
    void isAcceptedByReaderAndSchema(Path file) throws Exception {
        assertThat(Policy.parse(Files.readAllBytes(file), "compliance.yml").services())
                .isNotEmpty();
        assertThat(PublishedSchema.POLICY.errors(json(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isRefusedByReaderAndSchema(Path file) throws Exception {
        assertThat(refusal(file)).isEqualTo(expected(file));
        assertThat(PublishedSchema.POLICY.errors(json(file))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("badBeyondSchema")
    void isRefusedByTheReader(Path file) throws Exception {
        assertThat(refusal(file)).isEqualTo(expected(file));
    }

    private static String refusal(Path file) throws IOException {
        byte[] yaml = Files.readAllBytes(file);
        PolicyException refused =
                catchThrowableOfType(PolicyException.class, () -> Policy.parse(yaml, "compliance.yml"));
        return refused.getMessage() + "\n";
    }

    private static String expected(Path file) throws IOException {
        return Files.readString(Path.of(file.toString().replace(".yml", ".expected")))
                .replace("\r\n", "\n");
    }

    private static String json(Path file) throws IOException {
        Node root = YamlDocument.read(Files.readAllBytes(file), new Problems()).orElseThrow();
        return new String(CanonicalJson.write(json(root)), StandardCharsets.UTF_8);
    }

    /** As YAML 1.2 and the editors that check against a schema read it: a day is text. */
    private static JsonValue json(Node node) {
        if (node instanceof MappingNode mapping) {
            TreeMap<String, JsonValue> members = new TreeMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                members.put(((ScalarNode) tuple.getKeyNode()).getValue(), json(tuple.getValueNode()));
            }
            return new JsonObject(members);
        } else if (node instanceof SequenceNode sequence) {
            return new JsonArray(
                    sequence.getValue().stream().map(PolicyCorpusTest::json).toList());
        }
        String text = ((ScalarNode) node).getValue();
        if (node.getTag().equals(Tag.NULL)) {
            return JsonLiteral.NULL;
        } else if (node.getTag().equals(Tag.BOOL)) {
            return JsonLiteral.FALSE;
        }
        return node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT)
                ? new JsonNumber(Double.parseDouble(text))
                : new JsonString(text);
    }
}
