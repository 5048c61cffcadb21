package io.jenkins.plugins.compliance.chain.note;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that have signed a chain's checkpoints and the tree sizes at which each of them was valid. Sizes and not
 * dates: a checkpoint's size is signed, while nothing proves when it was. Ranges may overlap during a rotation, and a
 * key may return with a second range.
 *
 * @param keys in any order
 */
public record KeyHistory(List<Entry> keys) {

    /**
     * One key's validity.
     *
     * @param key that signs
     * @param sizes of the checkpoints it may sign
     */
    public record Entry(VerifierKey key, SizeRange sizes) {}

    /** @throws IllegalArgumentException when two different public keys share name and ID */
    public KeyHistory {
        keys = List.copyOf(keys);
        Map<KeyIdentity, VerifierKey> known = new HashMap<>();
        for (Entry entry : keys) {
            @Nullable VerifierKey earlier = known.put(entry.key().identity(), entry.key());
            if (earlier != null && !earlier.equals(entry.key())) {
                throw new IllegalArgumentException(
                        "two public keys with the name and ID " + entry.key().identity());
            }
        }
    }

    /** A history of one key, valid at every size. */
    public static KeyHistory of(VerifierKey key) {
        return new KeyHistory(List.of(new Entry(key, SizeRange.ALL)));
    }
}
