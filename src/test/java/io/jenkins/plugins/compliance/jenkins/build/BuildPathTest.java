package io.jenkins.plugins.compliance.jenkins.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildPathTest {

    @ParameterizedTest
    @CsvSource({
        "job/shop/7/, shop, 7",
        "job/team/job/shop/12/, team/shop, 12",
        "job/my%20shop/1/, my shop, 1",
        "job/c++/1/, c++, 1",
        "job/a:b/1/, a:b, 1",
        "job/shop/job/feature%252Fcart/3/, shop/feature%2Fcart, 3"
    })
    void isThatOfABuild(String origin, String job, int number) {
        assertThat(BuildPath.of(origin)).contains(new BuildPath(job, number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "job/shop/",
                "job/shop/7",
                "/job/shop/7/",
                "job/shop/lastBuild/",
                "job/shop/9999999999/",
                "job//7/",
                "job/a%2Fb/7/",
                "job/a%zz/7/",
                "job/shop/7/?x",
                "view/all/job/shop/7/",
                "https://ci.example.com/job/shop/7/"
            })
    void isNoneOfWhateverElseStandsThere(String origin) {
        assertThat(BuildPath.of(origin)).isEmpty();
    }

    @Test
    void ofAnItemCalledJob() {
        assertThat(BuildPath.of("job/job/job/job/1/")).contains(new BuildPath("job/job", 1));
    }
}
