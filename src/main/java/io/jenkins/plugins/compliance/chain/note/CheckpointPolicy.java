package io.jenkins.plugins.compliance.chain.note;

import io.jenkins.plugins.compliance.chain.note.NoteRejectedException.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which checkpoints are trusted: by whose signature, at which tree sizes, and of which log. Immutable, and thread-safe
 * as far as its verifiers are.
 */
public final class CheckpointPolicy {

    private record TrustedKey(NoteVerifier verifier, List<SizeRange> sizes) {

        boolean isValidAt(long size) {
            return sizes.stream().anyMatch(range -> range.contains(size));
        }
    }

    private final Map<KeyIdentity, TrustedKey> keys;
    private final @Nullable String origin;

    private CheckpointPolicy(Map<KeyIdentity, TrustedKey> keys, @Nullable String origin) {
        this.keys = keys;
        this.origin = origin;
    }

    /**
     * Trusts the keys of a history, each in its ranges.
     *
     * @param verifiers gives the implementation of the signature algorithm for a key
     */
    public static CheckpointPolicy of(KeyHistory history, Function<VerifierKey, ? extends NoteVerifier> verifiers) {
        Map<KeyIdentity, TrustedKey> keys = new LinkedHashMap<>();
        for (KeyHistory.Entry entry : history.keys()) {
            keys.computeIfAbsent(
                            entry.key().identity(),
                            identity -> new TrustedKey(verifiers.apply(entry.key()), new ArrayList<>()))
                    .sizes()
                    .add(entry.sizes());
        }
        return new CheckpointPolicy(keys, null);
    }

    /**
     * Trusts keys at every size.
     *
     * @throws IllegalArgumentException when two verifiers share name and ID
     */
    public static CheckpointPolicy of(Collection<? extends NoteVerifier> verifiers) {
        Map<KeyIdentity, TrustedKey> keys = new LinkedHashMap<>();
        for (NoteVerifier verifier : verifiers) {
            if (keys.put(verifier.key(), new TrustedKey(verifier, List.of(SizeRange.ALL))) != null) {
                throw new IllegalArgumentException("two keys with the name and ID " + verifier.key());
            }
        }
        return new CheckpointPolicy(keys, null);
    }

    /** This policy, trusting checkpoints of one log only. */
    public CheckpointPolicy withOrigin(String requiredOrigin) {
        return new CheckpointPolicy(keys, requiredOrigin);
    }

    /**
     * Returns when the checkpoint is of the required log, every signature by one of the keys is right, and at least one
     * of those keys is valid at the checkpoint's size. A key that signed outside its range counts as unknown where
     * another one vouches for the checkpoint, as anyone who holds an old key can add its signature to any note.
     *
     * @return the keys that vouch for the checkpoint, at least one
     * @throws NoteRejectedException when the checkpoint must not be trusted
     */
    public List<KeyIdentity> verify(SignedCheckpoint signed) throws NoteRejectedException {
        Checkpoint checkpoint = signed.checkpoint();
        if (origin != null && !origin.equals(checkpoint.origin())) {
            throw new NoteRejectedException(
                    Reason.OTHER_ORIGIN,
                    "the checkpoint is of the log " + Excerpt.of(checkpoint.origin()) + ", not of "
                            + Excerpt.of(origin));
        }
        List<KeyIdentity> signers = signed.note()
                .open(keys.values().stream().map(TrustedKey::verifier).toList());
        List<KeyIdentity> valid = signers.stream()
                .filter(key -> trusted(key).isValidAt(checkpoint.size()))
                .toList();
        if (valid.isEmpty()) {
            throw new NoteRejectedException(Reason.KEY_OUT_OF_RANGE, outOfRange(signers, checkpoint.size()));
        }
        return valid;
    }

    private TrustedKey trusted(KeyIdentity key) {
        return Objects.requireNonNull(keys.get(key));
    }

    private String outOfRange(List<KeyIdentity> signers, long size) {
        return signers.stream()
                .map(key -> "the key " + Excerpt.of(key) + " is valid at tree sizes "
                        + trusted(key).sizes().stream().map(SizeRange::toString).collect(Collectors.joining(" and "))
                        + ", but signed a checkpoint of size " + size)
                .collect(Collectors.joining("; "));
    }
}
