package io.jenkins.plugins.compliance.jenkins.ui;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.note.KeyHistory;
import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import io.jenkins.plugins.compliance.jenkins.installation.VerifierKeyFile;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.util.List;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * The public keys of the installation, for whoever verifies offline. They are no secret; whether they are the right ones an
 * auditor has to hear from somebody else, since who could write chains anew could give out other keys with them. Immutable.
 *
 * @param keys every key that ever signed, the current one last; none before the first signature
 * @param problem why they cannot be given out; empty when they can
 */
@ExportedBean(defaultVisibility = 9)
public record PublicKeys(@Exported List<Key> keys, @Exported String problem) {

    /** What the download is called, and what the commands of the documentation call it. */
    static final String FILE = "auditor.vkey";

    /**
     * A key.
     *
     * @param name what it signs under
     * @param id its ID in hex, which tells keys apart and proves nothing
     * @param sha256 the SHA-256 of the 32 bytes of the public key in hex, to compare it by
     */
    @ExportedBean(defaultVisibility = 9)
    public record Key(
            @Exported String name,
            @Exported String id,
            @Exported String sha256) {

        static Key of(KeyHistory.Entry entry) {
            VerifierKey key = entry.key();
            return new Key(
                    key.identity().name(),
                    key.identity().hexId(),
                    Sha256Digest.compute(key.publicKey()).hex());
        }
    }

    public PublicKeys {
        keys = List.copyOf(keys);
    }

    static PublicKeys of(VerifierKeyFile file) {
        try {
            return new PublicKeys(
                    file.history()
                            .map(history -> history.keys().stream().map(Key::of).toList())
                            .orElse(List.of()),
                    "");
        } catch (SigningException e) {
            return new PublicKeys(List.of(), String.valueOf(e.getMessage()));
        }
    }

    /** The file to download; none before the first signature, and where it cannot be read. */
    static HttpResponse download(VerifierKeyFile file) {
        try {
            return file.text()
                    .<HttpResponse>map(text -> new TextResponse("text/plain", FILE, text))
                    .orElseGet(HttpResponses::notFound);
        } catch (SigningException e) {
            return HttpResponses.notFound();
        }
    }
}
