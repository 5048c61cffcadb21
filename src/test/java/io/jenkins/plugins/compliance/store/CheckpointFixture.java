package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.note.Checkpoint;
import io.jenkins.plugins.compliance.chain.note.CheckpointLogItem;
import io.jenkins.plugins.compliance.chain.note.CheckpointLogReader;
import io.jenkins.plugins.compliance.chain.note.KeyIdentity;
import io.jenkins.plugins.compliance.chain.note.NoteSigner;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;

/** Signed checkpoints of a chain. The store verifies no signatures, but these are sound. */
final class CheckpointFixture {

    static final String ORIGIN = "example.com/service-a";

    private CheckpointFixture() {}

    static SignedCheckpoint sign(TreeHead head) {
        return sign(new Checkpoint(ORIGIN, head.size(), head.root()));
    }

    static SignedCheckpoint sign(Checkpoint checkpoint) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return SignedCheckpoint.sign(checkpoint, List.of(new NoteSigner() {
                @Override
                public KeyIdentity key() {
                    return new KeyIdentity("example.com", 1);
                }

                @Override
                public byte[] sign(byte[] text) throws NoteSigningException {
                    try {
                        Signature signature = Signature.getInstance("Ed25519");
                        signature.initSign(pair.getPrivate());
                        signature.update(text);
                        return signature.sign();
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }));
        } catch (GeneralSecurityException | NoteSigningException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<SignedCheckpoint> read(InputStream stream) throws IOException {
        List<SignedCheckpoint> checkpoints = new ArrayList<>();
        try (stream) {
            CheckpointLogReader reader = new CheckpointLogReader(stream);
            for (var item = reader.next(); item.isPresent(); item = reader.next()) {
                checkpoints.add(((CheckpointLogItem.Note) item.get()).checkpoint());
            }
        }
        return checkpoints;
    }
}
