package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.note.Checkpoint;
import io.jenkins.plugins.compliance.chain.note.CheckpointPolicy;
import io.jenkins.plugins.compliance.chain.note.KeyIdentity;
import io.jenkins.plugins.compliance.chain.note.NoteFormatException;
import io.jenkins.plugins.compliance.chain.note.NoteSignature;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.chain.note.SignedNote;
import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import io.jenkins.plugins.compliance.signing.Ed25519NoteVerifier;
import io.jenkins.plugins.compliance.signing.Ed25519Signer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A key that lives as long as one drill: the forger's own, or the one that a drill signs with where the chain has no
 * checkpoint to hold copies against. It comes from the drill's seed, since nobody is to trust it beyond the drill.
 *
 * @param verifierKey name and public half
 * @param signer the secret half
 */
record ThrowawayKey(VerifierKey verifierKey, Ed25519Signer signer) {

    static ThrowawayKey create(String name, RandomGenerator random) {
        byte[] seed = new byte[Ed25519Signer.SEED_BYTES];
        random.nextBytes(seed);
        Ed25519Signer signer = Ed25519Signer.ofSeed(seed);
        return new ThrowawayKey(VerifierKey.ed25519(name, signer.publicKey().bytes()), signer);
    }

    /** Signs as the key it is. */
    SignedCheckpoint sign(Checkpoint checkpoint) {
        return signAs(verifierKey.identity(), checkpoint);
    }

    /** Signs in the name of another key. */
    SignedCheckpoint signAs(KeyIdentity name, Checkpoint checkpoint) {
        String text = checkpoint.text();
        byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
        return parse(new SignedNote(text, List.of(new NoteSignature(name, signature))));
    }

    /** The checkpoint that a note holds. */
    static SignedCheckpoint parse(SignedNote note) {
        try {
            return SignedCheckpoint.parse(note.bytes());
        } catch (NoteFormatException e) {
            throw new IllegalStateException("what was made of a checkpoint has the form of one", e);
        }
    }

    /** The policy that trusts this key and no other. */
    CheckpointPolicy policy() {
        return CheckpointPolicy.of(List.of(new Ed25519NoteVerifier(verifierKey)));
    }
}
