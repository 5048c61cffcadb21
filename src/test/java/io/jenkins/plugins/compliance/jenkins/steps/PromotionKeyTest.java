package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.promotion.PromotionAttempt;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PromotionKeyTest {

    private static final List<String> IDENTITY = List.of("promote", "sandbox", "compliant", "1.4.2", "service-a");

    private static String key(String job, int build, List<String> identity) {
        return PromotionKey.of(job, build, 1_795_000_000_000L, identity).value();
    }

    @Test
    void isMadeOfJobBuildAndADigestOfTheRest() {
        assertThat(key("shop", 12, IDENTITY)).matches("shop-12-[0-9a-f]{8}").isEqualTo(key("shop", 12, IDENTITY));
    }

    @Test
    void differsWithWhatIsPromoted() {
        assertThat(key("shop", 12, IDENTITY))
                .isNotEqualTo(key("shop", 12, List.of("promote", "sandbox", "compliant", "1.4.3", "service-a")));
    }

    @Test
    void differsInABuildOfTheSameNameAndNumberThatWasScheduledAtAnotherTime() {
        assertThat(PromotionKey.of("shop", 1, 1_795_000_000_000L, IDENTITY))
                .isNotEqualTo(PromotionKey.of("shop", 1, 1_795_000_000_001L, IDENTITY));
    }

    @Test
    void doesNotMistakeOneArgumentForAnother() {
        assertThat(key("shop", 12, List.of("a", "bc"))).isNotEqualTo(key("shop", 12, List.of("ab", "c")));
    }

    @Test
    void tellsJobsApartWhoseNamesDifferOnlyInWhatCannotStandInAnIdentifier() {
        assertThat(key("team/shop", 12, IDENTITY)).isNotEqualTo(key("team-shop", 12, IDENTITY));
        assertThat(key("team/shop", 12, IDENTITY)).startsWith("team-shop-");
    }

    @Test
    void tellsJobsApartWhoseNamesAreLong() {
        assertThat(key("a".repeat(300), 12, IDENTITY)).isNotEqualTo(key("a".repeat(299), 12, IDENTITY));
    }

    @Property
    void isAlwaysAnIdentifierWithRoomForAttempts(
            @ForAll @StringLength(max = 300) String job, @ForAll @IntRange(min = 1) int build) {
        String key = key(job, build, IDENTITY);

        assertThat(PromotionId.isValid(key)).isTrue();
        assertThat(key.length()).isLessThanOrEqualTo(PromotionAttempt.LONGEST_ID);
    }
}
