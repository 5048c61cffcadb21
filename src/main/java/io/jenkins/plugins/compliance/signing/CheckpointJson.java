package io.jenkins.plugins.compliance.signing;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.note.Checkpoint;
import io.jenkins.plugins.compliance.chain.note.NoteSignature;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * A signed checkpoint as JSON for machines, described by {@code checkpoint.schema.json}. The signed note remains the
 * form that is stored and verified. Stateless.
 */
public final class CheckpointJson {

    private CheckpointJson() {}

    /**
     * Renders a checkpoint, verified or not.
     *
     * @throws io.jenkins.plugins.compliance.chain.json.UnrepresentableJsonException for a size beyond 2^53 - 1
     */
    public static JsonObject of(SignedCheckpoint signed) {
        Checkpoint checkpoint = signed.checkpoint();
        Map<String, Object> members = new TreeMap<>();
        members.put("origin", checkpoint.origin());
        members.put("size", checkpoint.size());
        members.put("root", checkpoint.root().base64());
        if (!checkpoint.extensionLines().isEmpty()) {
            members.put("extension_lines", checkpoint.extensionLines());
        }
        members.put(
                "signatures",
                signed.note().signatures().stream()
                        .map(CheckpointJson::signature)
                        .toList());
        return JsonObject.of(members);
    }

    private static JsonObject signature(NoteSignature signature) {
        return JsonObject.of(Map.of(
                "name", signature.key().name(),
                "key_id", signature.key().hexId(),
                "signature", Base64.getEncoder().encodeToString(signature.signature())));
    }
}
