package io.jenkins.plugins.compliance.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.note.Checkpoint;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.signing.CheckpointJson;
import io.jenkins.plugins.compliance.signing.CheckpointSigner;
import io.jenkins.plugins.compliance.signing.Ed25519NoteSigner;
import io.jenkins.plugins.compliance.signing.Ed25519Signer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointSchemaTest {

    private static final String KEY_NAME = "jenkins.example.com/compliance";
    private static final Ed25519Signer KEY = Ed25519Signer.ofSeed(new byte[Ed25519Signer.SEED_BYTES]);

    private static String json(SignedCheckpoint checkpoint) {
        return new String(CanonicalJson.write(CheckpointJson.of(checkpoint)), StandardCharsets.UTF_8);
    }

    private static SignedCheckpoint checkpoint() throws NoteSigningException {
        return new CheckpointSigner(KEY_NAME, KEY).sign(new ServiceName("service-a"), 5, Sha256Digest.compute());
    }

    @Test
    void acceptsAndDescribesACheckpointOfOurs() throws NoteSigningException {
        String json = json(checkpoint());

        assertThat(PublishedSchema.CHECKPOINT.errors(json)).isEmpty();
        assertThat(json)
                .startsWith("{\"origin\":\"jenkins.example.com/compliance/service-a\","
                        + "\"root\":\"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\",\"signatures\":[{\"key_id\":\"")
                .endsWith("\"name\":\"jenkins.example.com/compliance\",\"signature\":\""
                        + Base64.getEncoder()
                                .encodeToString(
                                        checkpoint().note().signatures().get(0).signature())
                        + "\"}],\"size\":5}");
    }

    @Test
    void acceptsACheckpointOfAnotherLogWithExtensionLinesAndTwoSignatures() throws NoteSigningException {
        Ed25519NoteSigner signer = new Ed25519NoteSigner(KEY_NAME, KEY);
        SignedCheckpoint signed = SignedCheckpoint.sign(
                new Checkpoint("another log", 0, Sha256Digest.ZERO, List.of("extended")),
                List.of(signer, new Ed25519NoteSigner("witness.example", KEY)));

        assertThat(json(signed)).contains("\"extension_lines\":[\"extended\"]");
        assertThat(PublishedSchema.CHECKPOINT.errors(json(signed))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "origin":"jenkins.example.com/compliance/service-a" | "origin":""
            "origin":                                           | "log":
            "size":5                                            | "size":-1
            "size":5                                            | "size":"5"
            "size":5                                            | "size":5,"extension_lines":[]
            "size":5                                            | "size":5,"extension_lines":[""]
            "root":"4                                           | "root":"
            FU="                                                | FV="
            "key_id":"                                          | "key_id":"0
            "name":"jenkins.example.com/compliance"             | "name":"a b"
            "name":"jenkins.example.com/compliance"             | "name":"a+b"
            "signature":"                                       | "signature":"*
            "signatures":[                                      | "signatures":[],"s":[
            """)
    void refusesAnotherDocument(String original, String changed) throws NoteSigningException {
        String json = json(checkpoint());
        String wrong = json.replace(original, changed);

        assertThat(wrong).isNotEqualTo(json);
        assertThat(PublishedSchema.CHECKPOINT.errors(wrong)).isNotEmpty();
    }
}
