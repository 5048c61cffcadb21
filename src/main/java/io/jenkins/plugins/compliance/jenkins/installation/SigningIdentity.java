package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.bundle.PackageSigner;
import io.jenkins.plugins.compliance.chain.note.KeyHistory;
import io.jenkins.plugins.compliance.signing.CheckpointSigner;
import io.jenkins.plugins.compliance.signing.Ed25519NoteSigner;
import io.jenkins.plugins.compliance.signing.Signer;

/**
 * Under what name and with which key this installation signs. Immutable and thread-safe.
 *
 * @param keyName names the installation in checkpoints, such as {@code jenkins.example.com/compliance}
 * @param signer the key, wherever it is kept
 * @param history every key there ever was under that name, with the tree sizes it is valid for
 */
public record SigningIdentity(String keyName, Signer signer, KeyHistory history) {

    /** An identity with the only key there ever was. */
    public static SigningIdentity of(String keyName, Signer signer) {
        return new SigningIdentity(
                keyName, signer, KeyHistory.of(new Ed25519NoteSigner(keyName, signer).verifierKey()));
    }

    /** Signs the heads of chains. */
    public CheckpointSigner checkpoints() {
        return new CheckpointSigner(keyName, signer);
    }

    /** Signs packages. */
    public PackageSigner packages() {
        return new PackageSigner(keyName, signer, history);
    }
}
