package io.jenkins.plugins.compliance.jenkins.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.promotion.PromotionId;
import org.junit.jupiter.api.Test;

class PromotionsUnderWayTest {

    private static final PromotionId PROMOTION = new PromotionId("shop-1-0123abcd");
    private static final PromotionId SECOND_ATTEMPT = new PromotionId(PROMOTION + "-2");

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
    void givesNoAttemptAtAPromotionThatSomebodyHas() {
        underWay.enter(PROMOTION, "first");

        assertThat(underWay.enterByAttempt(PROMOTION, "second")).isFalse();
        assertThat(underWay.enterByAttempt(SECOND_ATTEMPT, "second")).isFalse();
        assertThat(underWay.enterByAttempt(new PromotionId(PROMOTION + "-a"), "second"))
                .isTrue();
        assertThat(underWay.enterByAttempt(new PromotionId("shop-2-0123abcd"), "second"))
                .isTrue();

        underWay.leave(PROMOTION, "first");

        assertThat(underWay.enterByAttempt(SECOND_ATTEMPT, "second")).isTrue();
    }

    @Test
    void givesNoPromotionThatSomebodyHasAnAttemptAt() {
        underWay.enterByAttempt(SECOND_ATTEMPT, "first");

        assertThat(underWay.enter(PROMOTION, "second")).isFalse();
        // One that somebody named so himself.
        assertThat(underWay.enter(SECOND_ATTEMPT, "second")).isFalse();

        underWay.leaveByAttempt(SECOND_ATTEMPT, "first");

        assertThat(underWay.enter(PROMOTION, "second")).isTrue();
        assertThat(underWay.enter(SECOND_ATTEMPT, "second")).isTrue();
    }

    @Test
    void keepsNothingOfAnAttemptThatIsNotGiven() {
        underWay.enter(PROMOTION, "first");

        underWay.enterByAttempt(SECOND_ATTEMPT, "second");

        assertThat(underWay.enter(SECOND_ATTEMPT, "third")).isTrue();
    }

    @Test
    void knowsNothingOfOtherInstallations() {
        underWay.enter(PROMOTION, "first");

        assertThat(new PromotionsUnderWay().enter(PROMOTION, "second")).isTrue();
    }
}
