package io.jenkins.plugins.compliance.evidence;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.io.IOException;
import java.io.InputStream;

/** Where the files behind file references are kept, each under its digest. Implementations are thread-safe. */
public interface EvidenceFiles {

    /**
     * Keeps a file. It is durable when this returns; the same bytes are kept once.
     *
     * @param content read to its end and not closed
     * @throws IOException when it cannot be read or kept; then nothing is
     * @throws IllegalArgumentException when name or media type are not of their form, see {@link FileReference}
     */
    FileReference put(String name, String mediaType, InputStream content) throws IOException;

    /**
     * Opens a file. Its bytes are hashed while they are read, and the read that would report the end fails with an
     * {@link IOException} when they are not those of the digest: who has not read to the end has not checked anything.
     *
     * @throws java.nio.file.NoSuchFileException when there is none of that digest
     */
    InputStream open(Sha256Digest digest) throws IOException;
}
