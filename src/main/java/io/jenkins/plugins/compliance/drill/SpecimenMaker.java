package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.note.Checkpoint;
import io.jenkins.plugins.compliance.chain.note.CheckpointLogItem;
import io.jenkins.plugins.compliance.chain.note.CheckpointLogReader;
import io.jenkins.plugins.compliance.chain.note.CheckpointPolicy;
import io.jenkins.plugins.compliance.chain.note.KeyIdentity;
import io.jenkins.plugins.compliance.chain.note.NoteRejectedException;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Finds the checkpoints to drill with, or signs some, and cuts the untouched copy to what they cover. */
final class SpecimenMaker {

    /** Names that cannot be anybody's, see RFC 2606. */
    private static final String TEMPORARY = "compliance-drill.invalid";

    private final CopyDirectory untouched;
    private final long seed;

    SpecimenMaker(CopyDirectory untouched, long seed) {
        this.untouched = untouched;
        this.seed = seed;
    }

    /**
     * What a drill begins with.
     *
     * @param specimen the untouched copy
     * @param policy trusts its checkpoints
     * @param temporaryKey who signed them, if it was the drill
     */
    record Prepared(Specimen specimen, CheckpointPolicy policy, Optional<VerifierKey> temporaryKey) {}

    /**
     * @param service whose chain it is
     * @param entries how many the copy has, at least 1
     */
    Prepared prepare(String service, long entries, Optional<CheckpointPolicy> policy) throws IOException {
        Optional<Prepared> published = policy.isPresent() ? published(policy.get()) : Optional.empty();
        if (published.isEmpty()) {
            return signed(service, entries);
        }
        untouched.cutTo(published.get().specimen().entries());
        return published.get();
    }

    private Optional<Prepared> published(CheckpointPolicy policy) throws IOException {
        @Nullable SignedCheckpoint newest = null;
        @Nullable SignedCheckpoint older = null;
        @Nullable KeyIdentity trusted = null;
        try (InputStream stream = untouched.openCheckpoints()) {
            CheckpointLogReader log = new CheckpointLogReader(stream);
            for (var item = log.next(); item.isPresent(); item = log.next()) {
                if (item.get() instanceof CheckpointLogItem.Note note
                        && note.checkpoint().checkpoint().size() > 0) {
                    Optional<KeyIdentity> signer = signer(note.checkpoint(), policy);
                    if (signer.isPresent()) {
                        older = newest != null && size(newest) < size(note.checkpoint()) ? newest : older;
                        newest = note.checkpoint();
                        trusted = signer.get();
                    }
                }
            }
        }
        return newest == null || trusted == null
                ? Optional.empty()
                : Optional.of(new Prepared(
                        new Specimen(untouched, size(newest), newest, Optional.ofNullable(older), trusted),
                        policy,
                        Optional.empty()));
    }

    private static Optional<KeyIdentity> signer(SignedCheckpoint checkpoint, CheckpointPolicy policy) {
        try {
            return Optional.of(policy.verify(checkpoint).get(0));
        } catch (NoteRejectedException e) {
            return Optional.empty();
        }
    }

    private static long size(SignedCheckpoint checkpoint) {
        return checkpoint.checkpoint().size();
    }

    /** Signs a checkpoint over everything, and an older one if there is room for it. */
    private Prepared signed(String service, long entries) throws IOException {
        ThrowawayKey key = ThrowawayKey.create(TEMPORARY, new SplittableRandom(seed));
        SignedCheckpoint newest = sign(key, service, entries);
        Optional<SignedCheckpoint> older =
                entries < 2 ? Optional.empty() : Optional.of(sign(key, service, entries / 2));
        untouched.writeCheckpoints(older.map(first -> List.of(first, newest)).orElse(List.of(newest)));
        return new Prepared(
                new Specimen(
                        untouched, entries, newest, older, key.verifierKey().identity()),
                key.policy(),
                Optional.of(key.verifierKey()));
    }

    private SignedCheckpoint sign(ThrowawayKey key, String service, long size) throws IOException {
        TreeHead head = TreeHead.of(untouched, size);
        return key.sign(new Checkpoint(TEMPORARY + "/" + service, head.size(), head.root()));
    }
}
