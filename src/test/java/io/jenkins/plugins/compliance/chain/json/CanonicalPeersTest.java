package io.jenkins.plugins.compliance.chain.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The canonical form against implementations of RFC 8785 that nobody here wrote. */
class CanonicalPeersTest {

    private static final JsonLimits LIMITS = new JsonLimits(1 << 20, 64);
    private static final int NODE_VALUES = 20_000;

    @Property(tries = 3_000)
    void agreesWithJavaJsonCanonicalization(@ForAll("objects") JsonObject object) throws Exception {
        String scrambled = scramble(object);

        assertThat(canonical(scrambled)).isEqualTo(new JsonCanonicalizer(scrambled).getEncodedString());
    }

    @Test
    void agreesWithTheNpmPackageCanonicalize(@TempDir Path directory) throws Exception {
        assumeTrue(succeeds(directory, "node", "--version"), "skipped: there is no node to run the npm package with");
        for (String file : List.of("package.json", "package-lock.json", "canonicalize.mjs")) {
            Files.copy(Path.of("src/test/node").resolve(file), directory.resolve(file));
        }
        assumeTrue(
                succeeds(directory, "npm", "ci", "--silent", "--ignore-scripts"),
                "skipped: the npm package canonicalize cannot be had here");
        List<String> scrambled = new ArrayList<>();
        JqwikSession.run(() -> {
            RandomGenerator<JsonValue> generator = JsonArbitraries.anyValues().generator(1000, true);
            Random random = new Random(20261122);
            for (int i = 0; i < NODE_VALUES; i++) {
                scrambled.add(scramble(generator.next(random).value()));
            }
        });
        Path input = Files.write(directory.resolve("input.jsonl"), scrambled);
        Path output = directory.resolve("output.jsonl");
        Process node = new ProcessBuilder("node", "canonicalize.mjs")
                .directory(directory.toFile())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(node.waitFor()).isZero();

        List<String> expected = Files.readAllLines(output);
        assertThat(expected).hasSize(NODE_VALUES);
        for (int i = 0; i < NODE_VALUES; i++) {
            assertThat(canonical(scrambled.get(i))).as(scrambled.get(i)).isEqualTo(expected.get(i));
        }
    }

    @Provide
    Arbitrary<JsonObject> objects() {
        return JsonArbitraries.objects();
    }

    private static boolean succeeds(Path directory, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(15, TimeUnit.MINUTES);
            if (!ended) {
                // Or it would go on writing into a directory that the test deletes.
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String canonical(String json) throws JsonSyntaxException {
        return new String(CanonicalJson.write(JsonParser.parse(json.getBytes(UTF_8), LIMITS)), UTF_8);
    }

    /** The same value, spelled with names in the wrong order, needless escapes, white space and long numbers. */
    private static String scramble(JsonValue value) {
        if (value instanceof JsonObject object) {
            List<String> members = new ArrayList<>();
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                members.add(escape(member.getKey()) + " :\t" + scramble(member.getValue()));
            }
            Collections.reverse(members);
            return "{ " + String.join(" ,", members) + "}";
        } else if (value instanceof JsonArray array) {
            return "["
                    + String.join(
                            " , ",
                            array.elements().stream()
                                    .map(CanonicalPeersTest::scramble)
                                    .toList()) + " ]";
        } else if (value instanceof JsonString text) {
            return escape(text.value());
        } else if (value instanceof JsonNumber number) {
            return new BigDecimal(number.value()).toString();
        }
        return value.toString();
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c % 3 == 0 || c < 0x20 || c == '"' || c == '\\') {
                escaped.append(String.format("\\u%04X", (int) c));
            } else if (c >= 0x2000) {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.append('"').toString();
    }
}
