package io.jenkins.plugins.compliance.jenkins.ui;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** A text to be saved as a file. */
final class TextResponse implements HttpResponse {

    private final String mediaType;
    private final String name;
    private final String text;

    TextResponse(String mediaType, String name, String text) {
        this.mediaType = mediaType;
        this.name = name;
        this.text = text;
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, @Nullable Object node)
            throws IOException, ServletException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(mediaType + ";charset=UTF-8");
        response.setHeader("Content-Disposition", Attachment.header(name));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
