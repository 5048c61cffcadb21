package io.jenkins.plugins.compliance.jenkins.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.drill.AttackResult;
import io.jenkins.plugins.compliance.drill.DrillReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainDrillsTest {

    private static final ServiceName A = new ServiceName("service-a");

    @TempDir
    Path home;

    @BeforeEach
    void install() throws Exception {
        InstallationFixture fixture = new InstallationFixture(home);
        fixture.signedChain("service-a", 3);
        fixture.installation().close();
    }

    private DrillReport drill(LongSupplier random) throws Exception {
        try (Installation installation = new Installation(home, () -> InstallationFixture.NOW, random)) {
            return installation.drills().drill(A, Optional.empty());
        }
    }

    @Test
    void findsEveryAttackOnASignedChain() throws Exception {
        DrillReport report = drill(() -> 1);

        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.count(AttackResult.Outcome.DETECTED)).isGreaterThan(50);
    }

    @Test
    void isStoppedByAnInterrupt() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> drill(() -> 1)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void isStoppedByAnInterruptThatComesWhenTheChainIsOpenAlready() {
        assertThatThrownBy(() -> drill(() -> {
                    Thread.currentThread().interrupt();
                    return 1;
                }))
                .isInstanceOf(InterruptedException.class);
    }
}
