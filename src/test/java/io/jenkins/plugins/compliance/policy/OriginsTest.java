package io.jenkins.plugins.compliance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    private static final Origins SHOP = new Origins(List.of("job/shop/", "job/tools/job/scan/"));

    private static Optional<String> objection(String origin) {
        return SHOP.objection("it", Optional.of(origin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"job/shop/12/", "job/shop/job/main/12/", "job/tools/job/scan/3/"})
    void acceptsWhatBeginsWithOneOfThem(String origin) {
        assertThat(objection(origin)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "job/shop2/12/",
                "job/shop",
                "job/tools/job/scanner/3/",
                "job/tools/12/",
                "job/Shop/12/",
                "view/all/job/shop/12/",
                "/job/shop/12/",
                " job/shop/12/",
                "",
                "job/shop/../evil/12/",
                "job/shop/..",
                "job/shop/./12/"
            })
    void acceptsNothingElse(String origin) {
        assertThat(objection(origin)).isPresent();
    }

    @Test
    void saysWhatIsAcceptedAndWhatToDo() {
        assertThat(objection("job/evil/3/"))
                .contains("it comes from job/evil/3/, and the policy accepts only what comes from job/shop/ or"
                        + " job/tools/job/scan/: do it there, or add this place to origins in the policy");
    }

    @Test
    void doesNotAcceptWhatDoesNotSayWhereItComesFrom() {
        assertThat(SHOP.objection("it", Optional.empty()))
                .contains(
                        "it does not say where it comes from, and the policy accepts only what comes from job/shop/ or"
                                + " job/tools/job/scan/: do it there, or on the command line say so with --origin");
    }

    @Test
    void acceptsEverythingWhereNothingIsSaid() {
        assertThat(Origins.ANY.objection("it", Optional.of("job/evil/3/"))).isEmpty();
        assertThat(Origins.ANY.objection("it", Optional.empty())).isEmpty();
    }

    @Test
    void showsAnOriginThatNobodyVouchesForShortAndWithoutControlCharacters() {
        assertThat(objection("job/\u001b[31m" + "x".repeat(100_000)).orElseThrow())
                .contains("job/?[31mxxx")
                .contains("xxx..., and")
                .hasSizeLessThan(1_000);
    }

    @Test
    void showsTheFirstFewOfMany() {
        Origins many = new Origins(
                IntStream.range(0, 100).mapToObj(i -> "job/" + i + "/").toList());

        assertThat(many.inWords()).isEqualTo("job/0/ or job/1/ or job/2/ or job/3/ or job/4/ or 95 more");
    }

    @Test
    void aServicesOwnStandInThePlaceOfSharedOnes() throws Exception {
        Policy policy = Policies.parse("""
                format: 1
                name: shop
                origins: [job/shop/]
                services: { service-a: , service-b: { origins: [job/b/] } }
                """);

        assertThat(origins(policy, "service-a")).containsExactly("job/shop/");
        assertThat(origins(policy, "service-b")).containsExactly("job/b/");
    }

    @Test
    void limitNothingInAPolicyWithoutThem() throws Exception {
        Policy policy = Policies.parse("format: 1\nname: shop\nservices: { service-a: }\n");

        assertThat(origins(policy, "service-a")).isEmpty();
        assertThat(policy.evidenceRefusal(new ServiceName("service-a"), Optional.empty()))
                .isEmpty();
    }

    @Test
    void sharedOnesHoldForEvidenceOfAServiceThatThePolicyDoesNotName() throws Exception {
        Policy policy = Policies.parse("format: 1\nname: shop\norigins: [job/shop/]\nservices: { service-a: }\n");
        ServiceName unnamed = new ServiceName("service-x");

        assertThat(policy.evidenceRefusal(unnamed, Optional.of("job/shop/1/"))).isEmpty();
        assertThat(policy.evidenceRefusal(unnamed, Optional.of("job/evil/1/")).orElseThrow())
                .startsWith("this evidence of service-x comes from job/evil/1/, and");
    }

    private static List<String> origins(Policy policy, String service) {
        return policy.service(new ServiceName(service)).orElseThrow().origins().accepted();
    }
}
