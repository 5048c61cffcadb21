package io.jenkins.plugins.compliance.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** How pages look; it stands in each of them. Stateless. */
final class PageStyle {

    private PageStyle() {}

    static String css() {
        try (InputStream in = Objects.requireNonNull(PageStyle.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own files cannot be read", e);
        }
    }
}
