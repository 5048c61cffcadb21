package io.jenkins.plugins.compliance.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The pages of a package that people read; made of nothing but what the chain says. Immutable.
 *
 * @param promotion the promotion
 * @param chain its chain
 * @param reports number of original reports in the package
 */
record PackagePages(PromotionRecord promotion, PackagedChain chain, int reports) {

    byte[] report() {
        return utf8(new ReportPage(this).html());
    }

    byte[] reviewKit() {
        return utf8(new ReviewKit(this).markdown());
    }

    byte[] verifyGuide() throws IOException {
        return utf8(VerifyGuide.text(promotion.service(), chain.checkpoint()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
