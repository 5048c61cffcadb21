package io.jenkins.plugins.compliance.jenkins.steps;

import static io.jenkins.plugins.compliance.jenkins.steps.StepsFixture.A;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.promotion.PromotionAttempt;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildLogTest {

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BuildLog log = new BuildLog(
            new PrintStream(bytes, true, StandardCharsets.UTF_8),
            "/job/shop/12/evidence/",
            (address, text) -> "<" + address + ">" + text);

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private PromotionState held(StepsFixture shop, String origin) throws Exception {
        AskedPromotion asked = shop.withEvidence(A).asked(step -> {});
        AskedPromotion from = new AskedPromotion(
                asked.arguments(), asked.version(), asked.policy(), asked.first(), asked.requester(), origin);
        PromotionAttempt attempt = shop.desk.attempt(from, 0);
        try {
            shop.desk.carryOut(from, attempt, List.of(), environment -> {
                throw new InterruptedException("killed");
            });
        } catch (InterruptedException e) {
            return shop.desk.holder(A).orElseThrow();
        }
        throw new AssertionError("it ended");
    }

    @Test
    void namesServiceEventEntryAndHashWithALinkToThePage() throws Exception {
        try (StepsFixture shop = new StepsFixture(directory).withEvidence(A)) {
            log.appended(shop.entries(A).get(1));

            String hash = shop.entries(A).get(1).hash().hex().substring(0, 12);
            assertThat(text())
                    .isEqualToNormalizingNewlines("[compliance] service-a: evidence_collected coverage, entry 1, "
                            + "</job/shop/12/evidence/>" + hash + "\n");
        }
    }

    @Test
    void linksToTheBuildThatHoldsAService() throws Exception {
        try (StepsFixture shop = new StepsFixture(directory)) {
            assertThat(log.holder(held(shop, "job/other/job/shop/7/")))
                    .endsWith(", </job/other/job/shop/7/>job/other/job/shop/7/");
        }
    }

    @Test
    void linksToNothingThatIsNoBuild() throws Exception {
        try (StepsFixture shop = new StepsFixture(directory)) {
            assertThat(log.holder(held(shop, "job/../../logout?x/7/")))
                    .isEqualTo("promotion shop-12-0a1b2c3d, started by entry 5");
        }
    }

    @Test
    void saysWhoseReportsItCollects() {
        log.collectsFrom(A, "job/tests/3/");

        assertThat(text()).contains("service-a: reports are those that </job/tests/3/>job/tests/3/ archived");
    }

    @Test
    void saysOnceWhatItWaitsFor() throws Exception {
        try (StepsFixture shop = new StepsFixture(directory)) {
            PromotionState holder = held(shop, "job/shop/7/");
            log.waiting(A, holder);
            log.waiting(A, holder);

            assertThat(text().lines()).hasSize(1);
        }
    }
}
