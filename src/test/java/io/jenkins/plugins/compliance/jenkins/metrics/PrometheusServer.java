package io.jenkins.plugins.compliance.jenkins.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus that scrapes a controller's answer in both formats, as the jobs {@code text} and {@code openmetrics}. */
final class PrometheusServer implements Closeable {

    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private static final int PORTS_TO_TRY = 5;

    private final HttpServer controller;
    private final Process process;
    private final String api;
    private final HttpClient client = HttpClient.newHttpClient();

    /** The time that queries are about, in Prometheus's words; empty for the present. */
    private String moment = "";

    private PrometheusServer(HttpServer controller, Process process, int port) {
        this.controller = controller;
        this.process = process;
        this.api = "http://127.0.0.1:" + port;
    }

    /** Starts it, and waits until there is enough to query. */
    static PrometheusServer start(Tool prometheus, Path directory, Scrape scrape)
            throws IOException, InterruptedException {
        HttpServer controller = controller(scrape);
        Path configuration = Files.writeString(
                directory.resolve("prometheus.yml"),
                configuration(controller.getAddress().getPort()));
        Path log = directory.resolve("prometheus.log");
        for (int i = 0; i < PORTS_TO_TRY; i++) {
            // It ends when another program has taken the port by now.
            int port = freePort();
            Process process = new ProcessBuilder(
                            prometheus.program().toString(),
                            "--config.file=" + configuration,
                            "--storage.tsdb.path=" + directory.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            PrometheusServer server = new PrometheusServer(controller, process, port);
            if (server.awaitScrapes()) {
                return server;
            }
        }
        controller.stop(0);
        throw new IOException("Prometheus ended: " + Files.readString(log));
    }

    private static HttpServer controller(Scrape scrape) throws IOException {
        HttpServer controller = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String text = scrape.text();
        String openMetrics = scrape.openMetrics();
        // A scrape that was given up would hold up the next ones.
        controller.setExecutor(answer -> new Thread(answer).start());
        controller.createContext("/text", exchange -> answer(exchange, "text/plain; version=0.0.4", text));
        controller.createContext("/openmetrics", exchange -> answer(exchange, OPEN_METRICS, openMetrics));
        controller.start();
        return controller;
    }

    private static void answer(HttpExchange exchange, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String configuration(int port) {
        String job = """
                  - job_name: %s
                    metrics_path: /%s
                    static_configs:
                      - targets: ["127.0.0.1:%s"]
                """;
        return "global:\n  scrape_interval: 1s\nscrape_configs:\n"
                + job.formatted("text", "text", port)
                + job.formatted("openmetrics", "openmetrics", port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * Waits for a moment by which each job was scraped three times, since rates need two, and at which none was missed. Of
     * it queries are answered from then on: a scrape that fails on a busy machine takes all that was scraped before with it.
     *
     * @return false when Prometheus has ended instead
     */
    private boolean awaitScrapes() throws IOException, InterruptedException {
        while (process.isAlive()) {
            if (isReady()) {
                // Each job has been scraped then or later, so nothing of that moment is still to come.
                JsonNode newest = query("min(timestamp(up))");
                if (!newest.isEmpty()) {
                    moment = newest.get(0).path("value").get(1).asString();
                    if (query("sum_over_time(up[1m]) >= 3 and up == 1").size() == 2) {
                        return true;
                    }
                    moment = "";
                }
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return false;
    }

    /** It opens its port before it can answer. */
    private boolean isReady() throws IOException, InterruptedException {
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (ConnectException e) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(api + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The samples that answer a query. */
    JsonNode query(String expression) throws IOException, InterruptedException {
        String time = moment.isEmpty() ? "" : "&time=" + moment;
        String body = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8) + time)
                .body();
        JsonNode answer = JsonMapper.shared().readTree(body);
        if (!answer.path("status").asString("").equals("success")) {
            throw new IOException(expression + ": " + body);
        }
        return answer.path("data").path("result");
    }

    @Override
    public void close() throws IOException {
        controller.stop(0);
        process.destroy();
        process.onExit().join();
    }
}
