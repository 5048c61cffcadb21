package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.note.KeyHistory;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.chain.note.SignedNote;
import io.jenkins.plugins.compliance.signing.CheckpointSigner;
import io.jenkins.plugins.compliance.signing.Ed25519NoteSigner;
import io.jenkins.plugins.compliance.signing.Signer;
import io.jenkins.plugins.compliance.signing.SigningException;
import io.jenkins.plugins.compliance.signing.attestation.EntryAttestation;
import java.util.List;

/**
 * Signs what is signed in a package: the manifest, the entries' attestations, and the chain's head where no published
 * checkpoint is of the right size. Ed25519 signatures are deterministic, so packages stay reproducible. Thread-safe.
 */
public final class PackageSigner {

    private final String keyName;
    private final Signer signer;
    private final KeyHistory history;

    /**
     * @param keyName names the installation, as in its checkpoints
     * @param history every key of the installation with the tree sizes it is valid for; the signer's is one of them
     * @throws IllegalArgumentException when the signer's key is not in the history under that name
     */
    public PackageSigner(String keyName, Signer signer, KeyHistory history) {
        this.keyName = keyName;
        this.signer = signer;
        this.history = history;
        if (history.keys().stream()
                .noneMatch(each -> each.key().equals(noteSigner().verifierKey()))) {
            throw new IllegalArgumentException("the key history does not hold the key that signs, "
                    + noteSigner().verifierKey().format());
        }
    }

    /** Signs with the only key there ever was. */
    public static PackageSigner of(String keyName, Signer signer) {
        return new PackageSigner(keyName, signer, KeyHistory.of(new Ed25519NoteSigner(keyName, signer).verifierKey()));
    }

    private Ed25519NoteSigner noteSigner() {
        return new Ed25519NoteSigner(keyName, signer);
    }

    KeyHistory history() {
        return history;
    }

    SignedCheckpoint checkpoint(ServiceName service, long size, Sha256Digest root) throws NoteSigningException {
        return new CheckpointSigner(keyName, signer).sign(service, size, root);
    }

    byte[] note(ServiceName service, long size, byte[] manifest) throws NoteSigningException {
        String text = PackageFormat.noteText(keyName, service, size, manifest);
        return SignedNote.sign(text, List.of(noteSigner())).bytes();
    }

    byte[] attestation(EvidenceEntry entry) throws SigningException {
        return EntryAttestation.sign(entry, List.of(signer));
    }
}
