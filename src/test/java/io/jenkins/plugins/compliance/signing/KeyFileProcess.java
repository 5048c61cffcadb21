package io.jenkins.plugins.compliance.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;

/** A process of its own that, on a word from its parent, opens or creates a key file and prints the key's ID. */
final class KeyFileProcess {

    private KeyFileProcess() {}

    static Process start(Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeyFileProcess.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] args) throws IOException, UnusableKeyException {
        Ed25519KeyFile file = new Ed25519KeyFile(Path.of(args[0]));
        // Loads what signing needs, so that the race is about the file.
        Ed25519Signer.generate(new SecureRandom());
        System.out.write("ready\n".getBytes(StandardCharsets.US_ASCII));
        System.out.flush();
        System.in.read();
        System.out.write(file.openOrCreate(new SecureRandom()).keyId().getBytes(StandardCharsets.US_ASCII));
        System.out.flush();
    }
}
