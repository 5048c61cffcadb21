package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.FileReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;

/**
 * What is known of a file in a package.
 *
 * @param size its bytes
 * @param digest SHA-256 over them
 */
record PackagedFile(long size, Sha256Digest digest) {

    private static final int BUFFER = 1 << 16;

    static PackagedFile of(FileReference reference) {
        return new PackagedFile(reference.size(), reference.digest());
    }

    /** What a file is now. */
    static PackagedFile of(Path file) throws IOException {
        MessageDigest sha256 = Sha256Digest.newMessageDigest();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha256.update(buffer, 0, count);
                size += count;
            }
        }
        return new PackagedFile(size, Sha256Digest.of(sha256.digest()));
    }

    JsonObject toJson() {
        return JsonObject.of(Map.of("sha256", digest.hex(), "size", size));
    }

    @Override
    public String toString() {
        return digest + ", " + size + " bytes";
    }
}
