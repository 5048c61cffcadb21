package io.jenkins.plugins.compliance.jenkins.ui;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.evidence.EvidenceFiles;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * An evidence file to be saved, never to be shown: it comes from outside. It is hashed on its way; where its bytes are not
 * those of the digest, the response ends short of the length it has announced.
 */
final class EvidenceFileResponse implements HttpResponse {

    private final FileRow file;
    private final EvidenceFiles files;

    EvidenceFileResponse(FileRow file, EvidenceFiles files) {
        this.file = file;
        this.files = files;
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, @Nullable Object node)
            throws IOException, ServletException {
        try (InputStream content = files.open(Sha256Digest.ofHex(file.sha256()))) {
            response.setContentType("application/octet-stream");
            response.setHeader("Content-Disposition", Attachment.header(file.name()));
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentLengthLong(file.size());
            content.transferTo(response.getOutputStream());
        } catch (NoSuchFileException gone) {
            response.sendError(
                    StaplerResponse2.SC_NOT_FOUND,
                    "The file is no longer in the evidence store, though the chain refers to it; restore it from a backup.");
        }
    }
}
