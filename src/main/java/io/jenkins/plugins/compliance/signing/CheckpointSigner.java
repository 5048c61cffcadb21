package io.jenkins.plugins.compliance.signing;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.note.Checkpoint;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import java.util.List;

/**
 * Signs the heads of the chains of one installation with its one key. A chain's origin is {@code <key name>/<service>},
 * so that a checkpoint of one service's chain cannot stand in for another's. Thread-safe.
 */
public final class CheckpointSigner implements HeadSigner {

    private final Ed25519NoteSigner signer;

    /**
     * @param keyName names the installation, such as {@code jenkins.example.com/compliance}: neither empty, nor with white
     *     space or {@code +} in it
     * @throws IllegalArgumentException when it is not a key name
     */
    public CheckpointSigner(String keyName, Signer signer) {
        this.signer = new Ed25519NoteSigner(keyName, signer);
    }

    /** The origin of a service's chain in the installation of that key name. */
    public static String origin(String keyName, ServiceName service) {
        return keyName + "/" + service;
    }

    @Override
    public SignedCheckpoint sign(ServiceName service, long size, Sha256Digest root) throws NoteSigningException {
        String origin = origin(signer.key().name(), service);
        return SignedCheckpoint.sign(new Checkpoint(origin, size, root), List.of(signer));
    }

    /** What verifiers need: the key name and the public key. */
    public VerifierKey verifierKey() {
        return signer.verifierKey();
    }
}
