package io.jenkins.plugins.compliance.jenkins.ui;

import io.jenkins.plugins.compliance.bundle.StatusTable;
import io.jenkins.plugins.compliance.jenkins.installation.ChainWatch;
import io.jenkins.plugins.compliance.jenkins.installation.KnownServices;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the page of all services costs before it is written: its first page, its last, one of a search, and the table of
 * all services as CSV. All from memory, as Jenkins shows it. Beside them, what nothing that looks at each service could go
 * below: reading each character of their names and versions once, and for CSV, copying its bytes.
 *
 * <p>It stands in this package because the page's model is nobody else's. Arguments: directory, services; each has a
 * default.
 */
public final class OverviewBenchmark {

    private static final int WARM_UP = 2000;
    private static final int ROUNDS = 1001;

    /** Keeps results from being optimised away. */
    private static long sink;

    private OverviewBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] args) throws Exception {
        Path home = Files.createTempDirectory(
                Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/bench")), "overview-");
        int services = args.length > 1 ? Integer.parseInt(args[1]) : 1000;
        List<String> names =
                IntStream.range(0, services).mapToObj(i -> "service-" + i).toList();
        Shop shop = new Shop(
                home,
                Shop.POLICY.replace(
                        "  service-b:\n",
                        names.stream()
                                .map(name -> "  " + name + ":\n")
                                .collect(Collectors.joining("", "  service-b:\n", ""))));
        for (String name : names) {
            shop.toStaging(name, "1.4." + name.length(), name);
        }
        shop.installation.statuses().refresh();

        double bare = median("reading names and versions once", () -> bare(statuses(shop)));
        for (Map.Entry<String, OverviewQuery> each : new TreeMap<>(Map.of(
                        "first page", OverviewQuery.ALL,
                        "last page", OverviewQuery.of(null, null, Integer.toString(services)),
                        "search", OverviewQuery.of("service-9", "completed", null)))
                .entrySet()) {
            double page = median(
                    each.getKey(), () -> overview(shop, each.getValue()).rows().size());
            System.out.printf("%s / reading once: %.1f%n", each.getKey(), page / bare);
        }
        byte[] csv = csv(shop);
        double table = median("CSV of all, " + csv.length + " bytes", () -> csv(shop).length);
        double copy = median("copying its bytes", () -> csv.clone().length);
        System.out.printf("CSV / copying: %.1f%n", table / copy);
        System.out.printf("(%d)%n", sink);
        shop.installation.close();
    }

    private static List<ServiceStatus> statuses(Shop shop) {
        return shop.installation.statuses().all();
    }

    private static ServiceOverview overview(Shop shop, OverviewQuery query) {
        Optional<Policy> policy = Optional.of(shop.policy);
        ChainWatch watch = ChainWatch.of(shop.installation, Duration.ofDays(1));
        return ServiceOverview.of(KnownServices.all(statuses(shop), policy), policy, watch, query);
    }

    private static byte[] csv(Shop shop) {
        return StatusTable.of(statuses(shop)).csv().getBytes(StandardCharsets.UTF_8);
    }

    private static int bare(List<ServiceStatus> statuses) {
        int sum = 0;
        for (ServiceStatus status : statuses) {
            sum += sum(status.service().value());
            for (var promotion : status.current().values()) {
                sum += sum(promotion.version());
            }
        }
        return sum;
    }

    private static int sum(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += text.charAt(i);
        }
        return sum;
    }

    private static double median(String what, IntSupplier work) {
        for (int i = 0; i < WARM_UP; i++) {
            sink += work.getAsInt();
        }
        long[] times = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            sink += work.getAsInt();
            times[i] = System.nanoTime() - begin;
        }
        Arrays.sort(times);
        double median = times[ROUNDS / 2] / 1e6;
        System.out.printf("%s: %.3f ms median, %.3f ms at 99 %%%n", what, median, times[ROUNDS * 99 / 100] / 1e6);
        return median;
    }
}
