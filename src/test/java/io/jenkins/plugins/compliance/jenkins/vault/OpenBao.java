package io.jenkins.plugins.compliance.jenkins.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.jopenlibs.vault.Vault;
import io.github.jopenlibs.vault.VaultConfig;
import io.github.jopenlibs.vault.VaultException;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real OpenBao in development mode, in memory only, with transit enabled; skips the test where there is no {@code bao}. */
final class OpenBao implements AutoCloseable {

    static final String ROOT = "root";

    /** More than a slow machine takes for anything. */
    static final int PATIENCE_SECONDS = 60;

    private static final int PORTS_TO_TRY = 5;

    private final Process process;
    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();

    private OpenBao(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static OpenBao start(Path log) throws IOException, InterruptedException {
        Optional<Path> program = Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator)), Stream.of("target"))
                .map(directory -> Path.of(directory, "bao").toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(
                program.isPresent(),
                "no bao, the program of OpenBao, is on the PATH or in target; CONTRIBUTING.md says how to get it");
        for (int i = 1; ; i++) {
            OpenBao bao = start(program.orElseThrow(), log);
            if (bao.awaitStart()) {
                bao.post("sys/mounts/transit", "{\"type\":\"transit\"}");
                return bao;
            }
            assertThat(i).as(Files.readString(log)).isLessThan(PORTS_TO_TRY);
        }
    }

    /** On a port that was free a moment ago. It ends when another program has taken that by now. */
    private static OpenBao start(Path program, Path log) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(
                program.toString(),
                "server",
                "-dev",
                "-dev-no-store-token",
                "-dev-root-token-id=" + ROOT,
                "-dev-listen-address=127.0.0.1:" + port);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new OpenBao(builder.start(), "http://127.0.0.1:" + port);
    }

    /** Whether it started; not when it ended instead. */
    private boolean awaitStart() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (process.isAlive()) {
            try {
                if (send("GET", "auth/token/lookup-self", "").statusCode() == 200) {
                    return true;
                }
            } catch (IOException notYet) {
                // Its port is not open.
            }
            if (System.nanoTime() - end > 0) {
                close();
                throw new IOException("OpenBao did not start");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return false;
    }

    /** Changes something as the root. */
    String post(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> response = send("POST", path, json);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return response.body();
    }

    private HttpResponse<String> send(String method, String path, String json)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(address + "/v1/" + path))
                        .header("X-Vault-Token", ROOT)
                        .method(method, BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    /** A new token for that policy. */
    String token(String policy, String ttl) throws IOException, InterruptedException {
        String body = post(
                "auth/token/create", "{\"policies\":[\"" + policy + "\"],\"ttl\":\"" + ttl + "\",\"renewable\":true}");
        return text(body, "client_token");
    }

    /** When a token comes to its end. */
    Instant expiry(String token) throws IOException, InterruptedException {
        return Instant.parse(text(post("auth/token/lookup", "{\"token\":\"" + token + "\"}"), "expire_time"));
    }

    private static String text(String json, String member) {
        String before = "\"" + member + "\":\"";
        int start = json.indexOf(before) + before.length();
        return json.substring(start, json.indexOf('"', start));
    }

    /** Logs in with a token. */
    VaultLogin login(String token) {
        return login(address, token, PATIENCE_SECONDS);
    }

    /** Logs in with a token, and waits so long for a connection and for an answer. */
    static VaultLogin login(String address, String token, int seconds) {
        return () -> client(address, token, seconds);
    }

    private static Vault client(String address, String token, int seconds) throws VaultException {
        return Vault.create(new VaultConfig()
                .address(address)
                .token(token)
                .engineVersion(1)
                .openTimeout(seconds)
                .readTimeout(seconds)
                .build());
    }

    void seal() throws IOException, InterruptedException {
        post("sys/seal", "{}");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
