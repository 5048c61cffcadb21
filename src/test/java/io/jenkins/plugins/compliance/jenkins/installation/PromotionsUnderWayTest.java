package io.jenkins.plugins.compliance.jenkins.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.promotion.PromotionId;
import org.junit.jupiter.api.Test;

class PromotionsUnderWayTest {

    private static final PromotionId PROMOTION = new PromotionId("shop-1-0123abcd");

    private final PromotionsUnderWay underWay = new PromotionsUnderWay();

    @Test
    void givesAPromotionToOneAtATime() {
        assertThat(underWay.enter(PROMOTION, "first")).isTrue();
        assertThat(underWay.enter(PROMOTION, "second")).isFalse();

        underWay.leave(PROMOTION, "first");

        assertThat(underWay.enter(PROMOTION, "second")).isTrue();
    }

    @Test
    void takesNothingFromSomebodyElse() {
        underWay.enter(PROMOTION, "first");

        underWay.leave(PROMOTION, "second");

        assertThat(underWay.enter(PROMOTION, "second")).isFalse();
    }

    @Test
    void knowsEveryAttemptAtAPromotion() {
        underWay.enter(PROMOTION, "first");

        assertThat(underWay.isUnderWay(PROMOTION)).isTrue();
        assertThat(underWay.isUnderWay(new PromotionId(PROMOTION + "-2"))).isTrue();
        assertThat(underWay.isUnderWay(new PromotionId(PROMOTION + "-a"))).isFalse();
        assertThat(underWay.isUnderWay(new PromotionId("shop-2-0123abcd"))).isFalse();

        underWay.leave(PROMOTION, "first");

        assertThat(underWay.isUnderWay(new PromotionId(PROMOTION + "-2"))).isFalse();
    }

    @Test
    void knowsNothingOfOtherInstallations() {
        underWay.enter(PROMOTION, "first");

        assertThat(new PromotionsUnderWay().enter(PROMOTION, "second")).isTrue();
    }
}
