package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

/**
 * The file {@code signing.versions}: under which version a key service, such as Vault, keeps each key that signed. A line is
 * the key's name and identifier, as they stand at each signature, and the version: {@code jenkins.example.com+fef5fa32 v3}.
 *
 * <p>For people, and for whoever looks a checkpoint up in the service's log. No verifier reads it: key histories and packages
 * are formats that take nothing unknown. Only ever appended to.
 *
 * <p>Thread-safe within one process.
 */
final class KeyVersionFile {

    private final Path file;

    /** @param file need not exist yet, nor its directory */
    KeyVersionFile(Path file) {
        this.file = file;
    }

    /**
     * Records a version durably, unless it is already.
     *
     * @throws SigningException when it cannot be
     */
    synchronized void record(VerifierKey key, String version) throws SigningException {
        String line = key.identity() + " " + version;
        try {
            if (lines().contains(line)) {
                return;
            }
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                ByteBuffer rest = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new SigningException(file + " cannot be read or written, so nothing is signed: " + e, e);
        }
    }

    private List<String> lines() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
