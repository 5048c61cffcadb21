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
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that misbehaves as a real one does not on demand. */
class TransitSessionTest {

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicLong nanoTime = new AtomicLong();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final List<String> revoked = new CopyOnWriteArrayList<>();
    private volatile Callable<?> duringFirstRevocation;
    private volatile Callable<?> duringFirstRead;
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
        return TransitSession.withGivenToken(
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
    void keepsANewTokenForAWhileThatIsRefusedToo() throws Exception {
        refused.addAll(List.of("1", "2", "3"));
        TransitSession own = counted(true);

        read(own);
        read(own);
        assertThat(logins).hasValue(1);

        nanoTime.addAndGet(TransitSession.KEPT.toNanos());
        read(own);
        read(own);

        assertThat(logins).hasValue(2);
        assertThat(revoked).containsExactly("1");
    }

    @Test
    void revokesATokenThatItReplaces() throws Exception {
        TransitSession own = counted(true);
        read(own);
        refused.add("1");

        assertThat(read(own)).isTrue();

        assertThat(logins).hasValue(2);
        assertThat(revoked).containsExactly("1");
    }

    @Test
    void revokesNoTokenThatSomebodyGave() throws Exception {
        TransitSession given = counted(false);
        read(given);
        refused.add("1");

        assertThat(read(given)).isTrue();
        given.end();

        assertThat(revoked).isEmpty();
    }

    @Test
    void leavesNothingBehindWhereItIsUsedAfterItsEnd() throws Exception {
        TransitSession own = counted(true);
        read(own);
        own.end();

        assertThat(read(own)).isTrue();
        assertThat(read(own)).isTrue();

        assertThat(revoked).containsExactly("1", "2", "3");
    }

    @Test
    void endsWithoutWaitingForWhoLogsIn() throws Exception {
        AtomicReference<TransitSession> session = new AtomicReference<>();
        TransitSession own = counted(true, () -> {
            if (logins.get() == 1) {
                threads.submit(session.get()::end).get(OpenBao.PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            return null;
        });
        session.set(own);

        assertThat(read(own)).isTrue();

        assertThat(logins).hasValue(2);
        assertThat(revoked).containsExactly("1", "2");
    }

    @Test
    void asksOnceMoreWhereItEndedWhileItAsked() throws Exception {
        TransitSession own = counted(true);
        refused.add("1");
        duringFirstRead = () -> {
            own.end();
            return null;
        };

        assertThat(read(own)).isTrue();

        assertThat(revoked).containsExactly("1", "2");
    }

    @Test
    void letsNobodyWaitForARevocation() throws Exception {
        TransitSession own = counted(true);
        read(own);
        CountDownLatch revoking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        duringFirstRevocation = () -> {
            revoking.countDown();
            return goOn.await(OpenBao.PATIENCE_SECONDS, TimeUnit.SECONDS);
        };
        Future<?> end = threads.submit(own::end);
        revoking.await();

        assertThat(read(own)).isTrue();
        assertThat(end.isDone()).isFalse();

        goOn.countDown();
        end.get();
    }

    /** Logs in as "1", "2" and so on, to a server that counts. */
    private TransitSession counted(boolean own) {
        return counted(own, () -> null);
    }

    private TransitSession counted(boolean own, Callable<?> duringLogin) {
        server.createContext("/v1/auth/token/revoke-self", exchange -> {
            Callable<?> first = duringFirstRevocation;
            duringFirstRevocation = null;
            if (first != null) {
                call(first);
            }
            revoked.add(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.createContext("/v1/transit/keys/k", exchange -> {
            Callable<?> first = duringFirstRead;
            duringFirstRead = null;
            if (first != null) {
                call(first);
            }
            boolean no = refused.contains(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
            answer(exchange, no ? 403 : 200, no ? "{\"errors\":[\"permission denied\"]}" : "{\"data\":{}}");
        });
        String address = "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
        VaultLogin login = () -> {
            String token = Integer.toString(logins.incrementAndGet());
            call(duringLogin);
            return OpenBao.login(address, token, OpenBao.PATIENCE_SECONDS).login();
        };
        return new TransitSession(login, own, nanoTime::get);
    }

    private static void call(Callable<?> something) {
        try {
            something.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Whether it may. */
    private static boolean read(TransitSession session) {
        try {
            session.read("transit/keys/k");
            return true;
        } catch (SigningException e) {
            assertThat(e).hasMessageContaining("Vault answered 403");
            return false;
        }
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
