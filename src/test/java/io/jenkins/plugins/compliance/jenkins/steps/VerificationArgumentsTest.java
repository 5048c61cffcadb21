package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class VerificationArgumentsTest {

    private final VerifyChainStep step = new VerifyChainStep();

    @Test
    void refusesToVerifyNothing() {
        assertThatThrownBy(() -> new VerificationArguments(step))
                .hasMessage(
                        "verifyChain verifies nothing; name a service:, say all: true, or name a build by sinceBuild:");
    }

    @Test
    void takesABlankServiceForNone() {
        step.setService("  ");

        assertThatThrownBy(() -> new VerificationArguments(step)).hasMessageContaining("verifies nothing");
    }

    @Test
    void refusesOneServiceAndAllAtOnce() {
        step.setService("service-a");
        step.setAll(true);

        assertThatThrownBy(() -> new VerificationArguments(step)).hasMessageContaining("exclude each other");
    }

    @Test
    void refusesTheSizeOfSeveralChains() {
        step.setAll(true);
        step.setExpectSize(3);

        assertThatThrownBy(() -> new VerificationArguments(step)).hasMessageContaining("name its service:");
    }

    @Test
    void refusesABuildBeforeTheFirst() {
        step.setSinceBuild(-1);

        assertThatThrownBy(() -> new VerificationArguments(step)).hasMessageContaining("count from 1");
    }

    @Test
    void refusesAServiceNameThatIsAPath() {
        step.setService("../x");

        assertThatThrownBy(() -> new VerificationArguments(step)).hasMessageContaining("not a service name");
    }

    @Test
    void refusesAnUnknownConduct() {
        step.setAll(true);
        step.setOnCannotTell("shrug");

        assertThatThrownBy(() -> new VerificationArguments(step))
                .hasMessage("onCannotTell: 'shrug' is none of fail, unstable, pass");
    }

    @Test
    void failsByDefaultWhenItCannotBeTold() {
        step.setAll(true);
        step.setOnCannotTell("fail");

        assertThat(step.getOnCannotTell()).isNull();
        assertThat(new VerificationArguments(step).onCannotTell()).isEqualTo(OnCannotTell.FAIL);
    }

    @Test
    void isKeptOverARestart() throws Exception {
        step.setService("service-a");
        step.setExpectSize(3);
        step.setOnCannotTell("pass");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new VerificationArguments(step));
        }

        VerificationArguments after = (VerificationArguments)
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(after.service()).contains(new ServiceName("service-a"));
        assertThat(after.expectSize()).isEqualTo(3);
        assertThat(after.onCannotTell()).isEqualTo(OnCannotTell.PASS);
    }
}
