package io.jenkins.plugins.compliance.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** A report that can be opened as often as need be. */
public interface ReportSource {

    /** What messages and documents call it: a path relative to the workspace, with slashes. */
    String name();

    /** Its media type (RFC 6838). */
    String mediaType();

    /**
     * Its bytes from the beginning; the caller closes the stream.
     *
     * @throws IOException when it cannot be read
     */
    InputStream open() throws IOException;

    /** A file under a name, its media type guessed by the name's extension. */
    static ReportSource of(String name, Path file) {
        return new Opened(name, mediaTypeOf(name), () -> Files.newInputStream(file));
    }

    /** A file under its own path as the caller spelled it. */
    static ReportSource of(Path file) {
        return of(file.toString().replace('\\', '/'), file);
    }

    /** Bytes under a name. They are not copied and must not change. */
    static ReportSource of(String name, byte[] bytes) {
        return new Opened(name, mediaTypeOf(name), () -> new ByteArrayInputStream(bytes));
    }

    /** Something stored under a name. */
    static ReportSource of(FileReference file, EvidenceFiles files) {
        return new Opened(file.name(), file.mediaType(), () -> files.open(file.digest()));
    }

    /** The media type that goes with a file name's extension, {@code application/octet-stream} when none is known. */
    static String mediaTypeOf(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Map.of(
                        "sarif", "application/sarif+json",
                        "json", "application/json",
                        "xml", "application/xml",
                        "info", "text/plain",
                        "txt", "text/plain",
                        "lcov", "text/plain",
                        "html", "text/html",
                        "csv", "text/csv",
                        "pdf", "application/pdf",
                        "zip", "application/zip")
                .getOrDefault(extension, "application/octet-stream");
    }

    /** Opens the bytes. */
    @FunctionalInterface
    interface Opener {
        /** The bytes from the beginning. */
        InputStream open() throws IOException;
    }

    /**
     * A source of three parts.
     *
     * @param name its name
     * @param mediaType its media type
     * @param opener opens it
     */
    record Opened(String name, String mediaType, Opener opener) implements ReportSource {
        @Override
        public InputStream open() throws IOException {
            return opener.open();
        }
    }
}
