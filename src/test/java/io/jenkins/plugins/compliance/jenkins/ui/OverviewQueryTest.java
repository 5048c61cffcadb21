package io.jenkins.plugins.compliance.jenkins.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes with a request is not trusted. */
class OverviewQueryTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "-1", "1e3", "9999999", "two", " 2"})
    void whatIsNoPageIsTheFirst(String page) {
        assertThat(OverviewQuery.of(null, null, page).page()).isEqualTo(1);
    }

    @Test
    void takesAPage() {
        assertThat(OverviewQuery.of(null, null, "12").page()).isEqualTo(12);
    }

    @Test
    void cutsWhatIsLongerThanAnyName() {
        assertThat(OverviewQuery.of("x".repeat(10_000), null, null).text()).hasSize(100);
    }
}
