package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process that promotes service-a. Its action adds a line to a file, so that a test can count how often it ran. It ends
 * as by SIGKILL at the moment it is told.
 */
final class PromotionProcess {

    private PromotionProcess() {}

    /** Arguments: directory, prefix of the identifiers, number of promotions, moment to die at (-1 for none). */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        PromotionFixture shop = new PromotionFixture(directory);
        KillingStore store = new KillingStore(shop.store, Integer.parseInt(args[3]), PromotionProcess::die);
        PromotionEngine engine = new PromotionEngine(
                store, shop.files, Optional.empty(), InstantSource.system(), time -> Thread.sleep(5));
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            String id = args[1] + "-" + i;
            PromotionRequest request = PromotionRequest.of(
                            new PromotionId(id), List.of(PromotionFixture.A), PromotionFixture.ROUTE, "alice")
                    .with(new Conduct(OnFailure.STOP, OnInterrupted.RERUN, Duration.ofMinutes(5)));
            PromotionReport report = engine.promote(
                    PromotionFixture.policy(), request, environment -> act(directory, id), PromotionListener.NONE);
            if (!report.completed()) {
                throw new IllegalStateException(report.toString());
            }
        }
    }

    private static DeploymentAction.Result act(Path directory, String id) throws java.io.IOException {
        Files.writeString(
                directory.resolve("actions"), id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new DeploymentAction.Result(0, Sha256Digest.compute(id.getBytes(StandardCharsets.UTF_8)), id.length());
    }

    /** No shutdown hook runs, no finally, no flush. */
    private static void die() {
        ProcessHandle.of(ProcessHandle.current().pid()).ifPresent(self -> {
            try {
                new ProcessBuilder("kill", "-9", Long.toString(self.pid()))
                        .start()
                        .waitFor();
                Thread.sleep(60_000);
            } catch (java.io.IOException | InterruptedException e) {
                Runtime.getRuntime().halt(1);
            }
        });
    }

    static ProcessBuilder builder(Path directory, String prefix, int promotions, int moment) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                PromotionProcess.class.getName(),
                directory.toString(),
                prefix,
                Integer.toString(promotions),
                Integer.toString(moment)));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
