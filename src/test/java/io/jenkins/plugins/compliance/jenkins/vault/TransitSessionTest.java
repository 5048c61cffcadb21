package io.jenkins.plugins.compliance.jenkins.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that misbehaves as a real one does not on demand. */
class TransitSessionTest {

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private TransitSession session;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        session = session(server.getAddress(), OpenBao.PATIENCE_SECONDS);
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static TransitSession session(InetSocketAddress address, int seconds) {
        return new TransitSession(
                OpenBao.login("http://" + address.getHostString() + ":" + address.getPort(), "token", seconds));
    }

    @Test
    void saysThatVaultIsTooSlow() {
        server.createContext("/", exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });

        assertThatThrownBy(() -> session(server.getAddress(), 1).read("transit/keys/k"))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("it took too long")
                .hasMessageContaining("configure a longer timeout, and promote again");
    }

    @Test
    void saysThatVaultCannotBeReached() throws IOException {
        // Bound, so that nobody else can listen there meanwhile.
        try (Socket silent = new Socket()) {
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            InetSocketAddress address = (InetSocketAddress) silent.getLocalSocketAddress();

            assertThatThrownBy(() -> session(address, OpenBao.PATIENCE_SECONDS).read("transit/keys/k"))
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining("it cannot be reached; check the address");
        }
    }

    @Test
    void saysWhichStatusVaultFailsWith() {
        server.createContext("/", exchange -> answer(exchange, 500, "{\"errors\":[\"internal error\"]}"));

        assertThatThrownBy(() -> session.read("transit/keys/k"))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("HTTP status 500")
                .hasMessageContaining("promote again");
    }

    @Test
    void takesNoAnswerWithoutData() {
        server.createContext("/", exchange -> answer(exchange, 200, "[]"));

        assertThatThrownBy(() -> session.read("transit/keys/k")).isInstanceOf(SigningException.class);
    }

    @Test
    void takesNoSignatureOfAnotherForm() {
        server.createContext("/v1/transit/keys/k", exchange -> answer(exchange, 200, """
                {"data":{"type":"ed25519","latest_version":1,"keys":{"1":{"public_key":
                "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="}}}}"""));
        server.createContext(
                "/v1/transit/sign/k",
                exchange -> answer(exchange, 200, "{\"data\":{\"signature\":\"vault:v2:AAAA\"}}"));

        assertThatThrownBy(
                        () -> VaultTransitSigner.open(session, "transit", "k").sign(new byte[1]))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("with no signature of version 1 of the key; nothing was signed");
    }

    @Test
    void renewsATokenOfWhichLessThanHalfIsLeft() throws Exception {
        AtomicInteger renewals = new AtomicInteger();
        server.createContext("/v1/auth/token/lookup-self", exchange -> answer(exchange, 200, """
                {"data":{"ttl":10,"creation_ttl":100,"renewable":true,"policies":[]}}"""));
        server.createContext("/v1/auth/token/renew-self", exchange -> {
            renewals.incrementAndGet();
            answer(exchange, 200, "{\"auth\":{\"client_token\":\"token\",\"renewable\":true,\"lease_duration\":100}}");
        });
        server.createContext("/v1/transit/keys/k", exchange -> answer(exchange, 200, "{\"data\":{\"type\":\"x\"}}"));

        session.read("transit/keys/k");

        assertThat(renewals).hasValue(1);
    }

    @Test
    void isInterruptedWhileItWaits() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> session.read("transit/keys/k"))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("interrupted while waiting for Vault");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
