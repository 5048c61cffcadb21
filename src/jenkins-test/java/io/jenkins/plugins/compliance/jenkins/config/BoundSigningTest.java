package io.jenkins.plugins.compliance.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.jenkins.installation.SigningIdentity;
import io.jenkins.plugins.compliance.jenkins.installation.SigningKeySource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A promotion may wait for days, and somebody configure another directory meanwhile. */
@WithJenkins
class BoundSigningTest {

    @TempDir
    private Path directory;

    @Test
    void signsWhatWasBegunInOneDirectoryWithAKeyThatThatOneKnows(JenkinsRule jenkins) throws Exception {
        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        configuration.setHomeDirectory(directory.resolve("before").toString());
        configuration.setKeyName("before.example.com");
        Installation before = configuration.installation();
        SigningKeySource signing = configuration.signing(null);
        SigningIdentity first = signing.identity();

        configuration.setHomeDirectory(directory.resolve("after").toString());
        configuration.setKeyName("after.example.com");

        SigningIdentity second = signing.identity();
        assertThat(second.keyName()).isEqualTo("before.example.com");
        assertThat(second.signer().publicKey()).isEqualTo(first.signer().publicKey());
        assertThat(before.verifierKeys().history()).contains(second.history());
        assertThat(directory.resolve("after/signing.key")).doesNotExist();
        assertThat(configuration.signing(null).identity().keyName()).isEqualTo("after.example.com");
    }
}
