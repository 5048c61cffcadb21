package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.config.OnAbort;
import io.jenkins.plugins.compliance.promotion.OnFailure;
import io.jenkins.plugins.compliance.promotion.RollbackTarget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PromotionArgumentsTest {

    static PromotionArguments arguments(Consumer<PromoteServiceStep> more) {
        PromoteServiceStep step = new PromoteServiceStep();
        more.accept(step);
        return new PromotionArguments(step, OnAbort.ABANDON);
    }

    static PromotionArguments promotion(Consumer<PromoteServiceStep> more) {
        return arguments(step -> {
            step.setService("service-a");
            step.setFrom("sandbox");
            step.setTo("compliant");
            step.setVersion("1.4.2");
            more.accept(step);
        });
    }

    private static void refuses(String message, Consumer<PromoteServiceStep> more) {
        assertThatIllegalArgumentException().isThrownBy(() -> promotion(more)).withMessageContaining(message);
    }

    @Test
    void takesServicesByNameAndOnce() {
        PromotionArguments arguments =
                promotion(step -> step.setServices(List.of("service-c", "service-b", "service-a")));

        assertThat(arguments.services())
                .extracting(ServiceName::value)
                .containsExactly("service-a", "service-b", "service-c");
    }

    @Test
    void failsTheBuildAndClosesThePromotionUnlessToldOtherwise() {
        PromotionArguments arguments = promotion(step -> {});

        assertThat(arguments.onFailure()).isEqualTo(FailureConduct.FAIL);
        assertThat(arguments.onAbort()).isEqualTo(OnAbort.ABANDON);
        assertThat(arguments.patience()).isEqualTo(Duration.ZERO);
    }

    @Test
    void followsTheConfigurationWhereTheStepDoesNotSayWhatAnAbortMeans() {
        PromoteServiceStep step = new PromoteServiceStep();
        step.setService("service-a");
        step.setRollbackTo("1.4.1");

        assertThat(new PromotionArguments(step, OnAbort.ROLL_BACK).onAbort()).isEqualTo(OnAbort.ROLL_BACK);
    }

    @Test
    void canRollBackAndGoOn() {
        FailureConduct conduct =
                promotion(step -> step.setOnFailure("rollback-unstable")).onFailure();

        assertThat(conduct.promotion()).isEqualTo(OnFailure.ROLLBACK);
        assertThat(conduct.unstable()).isTrue();
    }

    @Test
    void namesTheWordsThereAre() {
        refuses("onFailure is one of fail, unstable, rollback, rollback-unstable", step -> step.setOnFailure("ignore"));
    }

    @Test
    void refusesToHaveNoService() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> arguments(step -> step.setTo("compliant")))
                .withMessageContaining("needs a service");
    }

    @Test
    void refusesWhatIsNoServicesName() {
        refuses("not a service name", step -> step.setService("../../etc"));
    }

    @Test
    void refusesToHaveNoStages() {
        refuses("needs from: and to:", step -> step.setTo(" "));
    }

    @Test
    void refusesAVersionThatIsNone() {
        refuses("not a version", step -> step.setVersion("$(reboot)"));
    }

    @Test
    void refusesToWaitForEver() {
        refuses("waitFor is a number of minutes", step -> step.setWaitFor(-1));
        refuses("waitFor is a number of minutes", step -> step.setWaitFor(Integer.MAX_VALUE));
    }

    @Test
    void refusesARollbackThatIsAPromotionToo() {
        refuses("leave out from, to and version", step -> step.setRollbackTo("1.4.1"));
    }

    @Test
    void refusesARollbackOfSeveralServices() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> arguments(step -> {
                    step.setServices(List.of("service-a", "service-b"));
                    step.setRollbackTo("1.4.1");
                }))
                .withMessageContaining("for one service");
    }

    @Test
    void readsWhereToRollBackTo() {
        assertThat(rollback("1.4.1")).isEqualTo(new RollbackTarget.Version("1.4.1"));
        assertThat(rollback("#42")).isEqualTo(new RollbackTarget.Sequence(42));
    }

    private static RollbackTarget rollback(String to) {
        return arguments(step -> {
                    step.setService("service-a");
                    step.setRollbackTo(to);
                })
                .rollbackTarget();
    }

    @Test
    void aRollbackIsAnotherPromotionThanOneOfThatVersion() {
        List<String> back = arguments(step -> {
                    step.setService("service-a");
                    step.setRollbackTo("1.4.2");
                })
                .identity("");

        assertThat(back).isNotEqualTo(promotion(step -> {}).identity("1.4.2"));
    }

    @Test
    void survivesBeingSavedWithTheBuild() throws Exception {
        PromotionArguments saved = promotion(step -> step.setOnFailure("rollback"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(saved);
        }

        PromotionArguments loaded;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            loaded = (PromotionArguments) in.readObject();
        }

        assertThat(loaded).usingRecursiveComparison().isEqualTo(saved);
    }
}
