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
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real OpenBao in development mode, in memory only, with transit enabled; skips the test where there is no {@code bao}. */
final class OpenBao implements AutoCloseable {

    static final String ROOT = "root";

    private static final long PATIENCE_SECONDS = 60;

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
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(
                program.orElseThrow().toString(),
                "server",
                "-dev",
                "-dev-no-store-token",
                "-dev-root-token-id=" + ROOT,
                "-dev-listen-address=127.0.0.1:" + port);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        OpenBao bao = new OpenBao(builder.start(), "http://127.0.0.1:" + port);
        bao.awaitStart();
        bao.post("sys/mounts/transit", "{\"type\":\"transit\"}");
        return bao;
    }

    private void awaitStart() throws InterruptedException {
        for (long i = 0; i < PATIENCE_SECONDS * 10; i++) {
            try {
                if (send("GET", "sys/health", "").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                assertThat(process.isAlive()).isTrue();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("OpenBao did not start");
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
        int start = body.indexOf("\"client_token\":\"") + "\"client_token\":\"".length();
        return body.substring(start, body.indexOf('"', start));
    }

    /** Logs in with a token. */
    VaultLogin login(String token) {
        return login(address, token);
    }

    static VaultLogin login(String address, String token) {
        return () -> client(address, token);
    }

    private static Vault client(String address, String token) throws VaultException {
        return Vault.create(new VaultConfig()
                .address(address)
                .token(token)
                .engineVersion(1)
                .openTimeout(2)
                .readTimeout(2)
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
