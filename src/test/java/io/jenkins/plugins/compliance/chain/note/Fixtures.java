package io.jenkins.plugins.compliance.chain.note;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Files beside this class on the test class path. */
final class Fixtures {

    private Fixtures() {}

    static byte[] read(String name) throws IOException {
        return Files.readAllBytes(path(name));
    }

    static List<String> namesIn(String directory) throws IOException {
        try (Stream<Path> files = Files.list(path(directory))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(Objects.requireNonNull(Fixtures.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
