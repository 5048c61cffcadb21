package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.signing.Ed25519KeyFile;
import io.jenkins.plugins.compliance.signing.PassphraseSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the passphrase of an encrypted key file comes from. Never from the command line, which others can list. */
final class PassphraseOption {

    private static final int MAX_BYTES = 4096;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "The key file is encrypted, and the passphrase is the first line of this file.")
    private Optional<Path> file = Optional.empty();

    /** The file that holds the key, to be read. */
    Ed25519KeyFile existing(Path keyFile) {
        return new Ed25519KeyFile(keyFile, source().orElse(() -> {
            throw new IOException("name the file that holds it with --passphrase-file");
        }));
    }

    /** The file that is to hold a new key, encrypted if there is a passphrase. */
    Ed25519KeyFile created(Path keyFile) {
        return new Ed25519KeyFile(keyFile, source().orElse(null));
    }

    private Optional<PassphraseSource> source() {
        return file.map(path -> () -> firstLine(path));
    }

    /** Not by way of a String, which nobody can wipe. */
    private static char[] firstLine(Path path) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MAX_BYTES);
        }
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        try {
            int end = 0;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            return Arrays.copyOf(text.array(), end);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(text.array(), '\0');
        }
    }
}
