package io.jenkins.plugins.compliance.jenkins.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
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

    private final HttpServer controller;
    private final Process process;
    private final URI api;
    private final HttpClient client = HttpClient.newHttpClient();

    PrometheusServer(Tool prometheus, Path directory, Scrape scrape) throws IOException, InterruptedException {
        controller = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String text = scrape.text();
        String openMetrics = scrape.openMetrics();
        controller.createContext("/text", exchange -> answer(exchange, "text/plain; version=0.0.4", text));
        controller.createContext("/openmetrics", exchange -> answer(exchange, OPEN_METRICS, openMetrics));
        controller.start();
        Path configuration = Files.writeString(directory.resolve("prometheus.yml"), configuration());
        int port = freePort();
        api = URI.create("http://127.0.0.1:" + port + "/api/v1/query?query=");
        process = new ProcessBuilder(
                        prometheus.program().toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
        awaitScrapes();
    }

    private static void answer(HttpExchange exchange, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String configuration() {
        String job = """
                  - job_name: %s
                    metrics_path: /%s
                    static_configs:
                      - targets: ["127.0.0.1:%d"]
                """;
        int port = controller.getAddress().getPort();
        return "global:\n  scrape_interval: 1s\nscrape_configs:\n"
                + job.formatted("text", "text", port)
                + job.formatted("openmetrics", "openmetrics", port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Rates need two scrapes of each job. */
    private void awaitScrapes() throws IOException, InterruptedException {
        while (process.isAlive()) {
            try {
                if (query("count_over_time(up[1m]) >= 3").size() == 2) {
                    return;
                }
            } catch (java.net.ConnectException e) {
                // It has not opened its port yet.
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IOException("Prometheus ended with " + process.exitValue());
    }

    /** The samples that answer a query. */
    JsonNode query(String expression) throws IOException, InterruptedException {
        URI uri = URI.create(api + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        String body = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
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
