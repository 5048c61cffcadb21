package io.jenkins.plugins.compliance.jenkins.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import io.jenkins.plugins.compliance.jenkins.installation.InstallationFixture;
import io.jenkins.plugins.compliance.jenkins.installation.VerifierKeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicKeysTest {

    private Path file;
    private VerifierKeyFile keys;
    private VerifierKey key;

    @BeforeEach
    void install(@TempDir Path home) throws Exception {
        InstallationFixture fixture = new InstallationFixture(home);
        file = home.resolve("signing.vkey");
        keys = fixture.installation().verifierKeys();
        key = fixture.identity().checkpoints().verifierKey();
    }

    @Test
    void showWhatToCompareThemBy() {
        assertThat(PublicKeys.of(keys).keys())
                .containsExactly(new PublicKeys.Key(
                        key.identity().name(),
                        key.identity().hexId(),
                        Sha256Digest.compute(key.publicKey()).hex()));
    }

    @Test
    void areGivenOutAsTheFileHasThem() throws Exception {
        assertThat(keys.text()).contains(Files.readString(file));
    }

    @Test
    void areNoneBeforeTheFirstSignature() throws Exception {
        Files.delete(file);

        assertThat(PublicKeys.of(keys).keys()).isEmpty();
        assertThat(PublicKeys.of(keys).problem()).isEmpty();
    }

    @Test
    void thatCannotBeReadAreAProblemForThePageToShow() throws Exception {
        Files.writeString(file, "nonsense");

        assertThat(PublicKeys.of(keys).problem()).contains("signing.vkey");
    }
}
