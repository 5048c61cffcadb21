package io.jenkins.plugins.compliance.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.promotion.LayeredPolicy.Layer;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayeredPolicyTest {

    private static final ServiceName A = new ServiceName("service-a");
    private static final Layer GLOBAL = layer("the controller", "global", 80);

    @Test
    void isMissingWithoutAnyAndSaysWhatToDo() {
        LayeredPolicy none = LayeredPolicy.of(List.of(), "configure one");

        assertThat(none.inForce().policy()).isEmpty();
        assertThat(none.inForce().missing()).isEqualTo("there is no policy, so nothing can be promoted: configure one");
    }

    @Test
    void isTheInnermostOfThoseThatTighten() {
        LayeredPolicy found = LayeredPolicy.of(
                List.of(GLOBAL, layer("the folder shop", "folder", 85), layer("the step", "step", 90)), "");

        assertThat(found.inForce().policy()).map(Policy::name).hasValue("step");
        assertThat(found.origin()).isEqualTo("the step");
    }

    @Test
    void isMissingWhenOneLoosensWhatIsAboveIt() {
        LayeredPolicy found = LayeredPolicy.of(List.of(GLOBAL, layer("the folder shop", "folder", 79)), "");

        assertThat(found.inForce().policy()).isEmpty();
        assertThat(found.inForce().missing())
                .startsWith("the policy of the folder shop loosens that of the controller, which it may not:\n")
                .contains("coverage.line at least 79; coverage.line at least 80 is required");
    }

    @Test
    void isMissingWhenAnOuterOneIsLoosenedThoughAnInnerOneTightensAgain() {
        LayeredPolicy found = LayeredPolicy.of(
                List.of(GLOBAL, layer("the folder shop", "folder", 79), layer("the step", "step", 99)), "");

        assertThat(found.inForce().policy()).isEmpty();
        assertThat(found.inForce().missing()).contains("the folder shop");
    }

    @Test
    void isMissingWhenOneCannotBeRead() {
        LayeredPolicy found = LayeredPolicy.of(List.of(GLOBAL, new Layer("the step", "format: 2")), "");

        assertThat(found.inForce().policy()).isEmpty();
        assertThat(found.inForce().missing())
                .startsWith("the policy of the step cannot be used:\nthe policy of the step:1:");
    }

    @Test
    void refusesEvidenceThatOneOfThePoliciesDoesNotTakeFromThere() {
        List<Layer> layers = List.of(origins("the controller", "service-a: { origins: [job/shop/] }"));

        assertThat(LayeredPolicy.evidenceRefusal(layers, A, "job/shop/12/")).isEmpty();
        assertThat(LayeredPolicy.evidenceRefusal(layers, A, "job/evil/12/").orElseThrow())
                .startsWith("this evidence of service-a comes from job/evil/12/, and the policy accepts only")
                .endsWith("; so says the policy of the controller");
    }

    @Test
    void refusesEvidenceThoughAFolderLeavesTheServiceOut() {
        List<Layer> layers = List.of(
                origins("the controller", "service-a: { origins: [job/shop/] }"),
                origins("the folder evil", "service-b: "));

        assertThat(LayeredPolicy.evidenceRefusal(layers, A, "job/evil/12/")).isPresent();
    }

    @Test
    void refusesEvidenceThoughThePolicyOfAFolderCannotBeRead() {
        List<Layer> layers = List.of(
                new Layer("the folder evil", "format: 2"),
                origins("the controller", "service-a: { origins: [job/shop/] }"));

        assertThat(LayeredPolicy.evidenceRefusal(layers, A, "job/evil/12/")).isPresent();
    }

    @Test
    void refusesNoEvidenceWithoutAPolicyThatLimitsIt() {
        assertThat(LayeredPolicy.evidenceRefusal(List.of(GLOBAL), A, "job/evil/12/"))
                .isEmpty();
        assertThat(LayeredPolicy.evidenceRefusal(List.of(), A, "job/evil/12/")).isEmpty();
    }

    private static Layer origins(String place, String service) {
        return new Layer(place, "format: 1\nname: shop\nservices: { " + service + " }\n");
    }

    private static Layer layer(String origin, String name, int line) {
        return new Layer(origin, """
                format: 1
                name: %s
                promote-to: { compliant: { evidence: { coverage: }, gates: { coverage: { line: %s } } } }
                services: { shop: }
                """.formatted(name, line));
    }
}
