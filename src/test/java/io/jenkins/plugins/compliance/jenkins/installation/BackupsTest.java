package io.jenkins.plugins.compliance.jenkins.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of backups from run to run. */
class BackupsTest {

    private static final ServiceName SERVICE = new ServiceName("service-a");

    private final Backups backups = new Backups();
    private InstallationFixture fixture;

    @TempDir
    private Path copy;

    @BeforeEach
    void installation(@TempDir Path home) throws Exception {
        fixture = new InstallationFixture(home);
        fixture.signedChain("service-a", 3);
    }

    private BackupStanding standing() {
        return backups.standing(fixture.installation(), copy);
    }

    @Test
    void knowsNothingBeforeTheFirstRun() {
        assertThat(standing().sound()).isEmpty();
        assertThat(standing().entries(SERVICE)).isZero();
    }

    @Test
    void knowsWhenTheLastSoundRunWasAndHowFarItWent() throws Exception {
        backups.run(fixture.installation(), copy);
        fixture.append("service-a", 2);

        assertThat(standing().sound()).contains(InstallationFixture.NOW);
        assertThat(standing().entries(SERVICE)).isEqualTo(3);
        assertThat(standing().findings(SERVICE)).isZero();
    }

    @Test
    void aRunThatFindsSomethingIsNotSound() throws Exception {
        fixture.append("service-b", 1);
        Files.createDirectories(copy.resolve("chains/service-a"));
        Files.writeString(copy.resolve("chains/service-a/00000000000000000000.jsonl"), "{}\n");
        Files.createDirectories(copy.resolve("backup"));
        Files.writeString(copy.resolve("backup/service-a"), "1 entries, 3 and 0 bytes\n");

        backups.run(fixture.installation(), copy);

        assertThat(standing().sound()).isEmpty();
        assertThat(standing().findings(SERVICE)).isEqualTo(1);
        assertThat(standing().entries(new ServiceName("service-b"))).isEqualTo(1);
    }

    @Test
    void aRunThatFailsIsNotSoundAndLeavesWhatWasKnown() throws Exception {
        backups.run(fixture.installation(), copy);
        fixture.append("service-a", 2);
        Files.writeString(copy.resolve("backup/service-a"), "nonsense");

        assertThatThrownBy(() -> backups.run(fixture.installation(), copy)).isInstanceOf(StoreException.class);

        assertThat(standing().sound()).contains(InstallationFixture.NOW);
        assertThat(standing().entries(SERVICE)).isEqualTo(3);
    }

    @Test
    void whatIsKnownOfOneDirectoryMeansNothingForAnother(@TempDir Path other) throws Exception {
        backups.run(fixture.installation(), copy);

        assertThat(backups.standing(fixture.installation(), other)).isEqualTo(BackupStanding.UNKNOWN);
    }
}
