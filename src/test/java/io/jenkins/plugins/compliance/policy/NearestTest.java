package io.jenkins.plugins.compliance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "a, '', 1",
        "'', ab, 2",
        "same, same, 0",
        "Same, sAME, 0",
        "hihg, high, 1",
        "storrage, storage, 1",
        "kitten, sitting, 3",
        "ab, ba, 1"
    })
    void countsTheEdits(String from, String to, int edits) {
        assertThat(Nearest.distance(from, to)).isEqualTo(edits);
    }

    @Test
    void findsTheNearestName() {
        assertThat(Nearest.to("depends_on", List.of("promote-to", "depends-on", "waivers")))
                .contains("depends-on");
    }

    @Test
    void findsNothingWhereNothingIsNear() {
        assertThat(Nearest.to("severity", List.of("sast", "coverage"))).isEmpty();
    }

    @Test
    void listsWhatIsKnownWhereNothingIsNear() {
        assertThat(Nearest.remedy("severity", List.of("sast", "coverage"))).isEqualTo("known are: coverage, sast");
    }
}
