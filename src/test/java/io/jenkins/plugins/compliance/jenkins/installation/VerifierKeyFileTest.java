package io.jenkins.plugins.compliance.jenkins.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.note.KeyHistory;
import io.jenkins.plugins.compliance.chain.note.SizeRange;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.promotion.PromotionListener;
import io.jenkins.plugins.compliance.promotion.PromotionRequest;
import io.jenkins.plugins.compliance.promotion.Route;
import io.jenkins.plugins.compliance.promotion.Sleeper;
import io.jenkins.plugins.compliance.signing.Ed25519PublicKey;
import io.jenkins.plugins.compliance.signing.Ed25519Signer;
import io.jenkins.plugins.compliance.signing.Signer;
import io.jenkins.plugins.compliance.signing.SigningException;
import io.jenkins.plugins.compliance.signing.TrustedKeys;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierKeyFileTest {

    private static final String NAME = "jenkins.example.com/compliance";

    @TempDir
    private Path directory;

    private Installation installation;
    private VerifierKeyFile keys;

    @BeforeEach
    void open() {
        installation = new Installation(
                directory.resolve("home"), () -> Instant.parse("2026-11-22T13:30:39.123Z"), new Random(7)::nextLong);
        keys = installation.verifierKeys();
    }

    @AfterEach
    void close() throws StoreException {
        installation.close();
    }

    @Test
    void writesTheFirstKeyAsTheLineThatTheCommandLineWrites() throws Exception {
        SigningIdentity identity = keys.identity(NAME, key(1));

        assertThat(file()).hasContent(identity.checkpoints().verifierKey().format() + "\n");
        assertThat(identity.history().keys()).hasSize(1);
    }

    @Test
    void leavesTheFileAloneWhileTheKeyStaysTheSame() throws Exception {
        keys.identity(NAME, key(1));
        byte[] before = Files.readAllBytes(file());

        keys.identity(NAME, key(1));

        assertThat(file()).hasBinaryContent(before);
    }

    private static Signer version(String version, Signer signer) {
        return new Signer() {
            @Override
            public Ed25519PublicKey publicKey() {
                return signer.publicKey();
            }

            @Override
            public byte[] sign(byte[] message) throws SigningException {
                return signer.sign(message);
            }

            @Override
            public Optional<String> keyVersion() {
                return Optional.of(version);
            }
        };
    }

    @Test
    void recordsEachVersionOfAKeyThatAServiceKeeps() throws Exception {
        SigningIdentity first = keys.identity(NAME, version("v1", key(1)));
        SigningIdentity second = keys.identity(NAME, version("v2", key(2)));
        keys.identity(NAME, version("v2", key(2)));

        assertThat(directory.resolve("home/signing.versions"))
                .hasContent(first.checkpoints().verifierKey().identity() + " v1\n"
                        + second.checkpoints().verifierKey().identity() + " v2\n");
        assertThat(trusted().history()).isEqualTo(second.history());
    }

    @Test
    void signsNothingWhenTheVersionCannotBeRecorded() throws Exception {
        Files.createDirectories(directory.resolve("home/signing.versions"));

        assertThatThrownBy(() -> keys.identity(NAME, version("v1", key(1))))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("signing.versions cannot be read or written, so nothing is signed");
        assertThat(file()).doesNotExist();
    }

    @Test
    void recordsNoVersionOfAKeyThatHasNone() throws Exception {
        keys.identity(NAME, key(1));

        assertThat(directory.resolve("home/signing.versions")).doesNotExist();
    }

    @Test
    void keepsTheKeyBeforeValidUpToTheLongestChain() throws Exception {
        keys.identity(NAME, key(1));
        append("service-a", 1);
        append("service-b", 3);

        KeyHistory history = keys.identity(NAME, key(2)).history();

        assertThat(history.keys())
                .extracting(KeyHistory.Entry::sizes)
                .containsExactly(new SizeRange(0, OptionalLong.of(4)), SizeRange.ALL);
        assertThat(trusted().history()).isEqualTo(history);
    }

    /** An approval may take days; with the key it began with the promotion would sign at a size too large for that. */
    @Test
    void letsAPromotionThatIsUnderWaySignWithTheNewKey() throws Exception {
        AtomicInteger seed = new AtomicInteger(1);
        SigningKeySource signing = () -> keys.identity(NAME, key(seed.get()));
        signing.identity();
        ServiceName service = new ServiceName("service-a");
        PromotionListener changing = new PromotionListener() {
            @Override
            public void appended(EvidenceEntry entry) {
                seed.set(2);
                try {
                    signing.identity();
                } catch (SigningException e) {
                    throw new IllegalStateException(e);
                }
            }
        };

        installation
                .engine(signing, Sleeper.system())
                .promote(
                        PolicyInForce.none("no policy"),
                        PromotionRequest.of(
                                new PromotionId("build-1"),
                                List.of(service),
                                new Route("sandbox", "compliant", "1.4.2"),
                                "alice"),
                        environment -> {
                            throw new AssertionError("without a policy nothing is promoted");
                        },
                        changing);

        VerificationResult verified = installation.verifications().verify(service);
        assertThat(verified.isValid()).describedAs("%s", verified).isTrue();
        assertThat(keys.history().orElseThrow().keys()).hasSize(2);
    }

    @Test
    void takesAKeyBackThatReturns() throws Exception {
        keys.identity(NAME, key(1));
        append("service-a", 2);
        keys.identity(NAME, key(2));
        append("service-a", 2);

        KeyHistory history = keys.identity(NAME, key(1)).history();

        assertThat(history.keys())
                .extracting(KeyHistory.Entry::sizes)
                .containsExactly(new SizeRange(0, OptionalLong.of(5)), SizeRange.ALL);
        assertThat(history.keys().get(1).key().publicKey())
                .isEqualTo(key(1).publicKey().bytes());
    }

    @Test
    void takesTheNameThatWasUsedBeforeOverTheDefault() throws Exception {
        keys.identity(NAME, key(1));

        assertThat(keys.keyName(Optional.empty(), "jenkins/compliance")).isEqualTo(NAME);
    }

    @Test
    void takesTheConfiguredNameForTheFirstKey() throws Exception {
        assertThat(keys.keyName(Optional.of(NAME), "jenkins/compliance")).isEqualTo(NAME);
    }

    @Test
    void refusesAnotherNameOnceAKeyWasUsed() throws Exception {
        keys.identity(NAME, key(1));

        assertThatThrownBy(() -> keys.keyName(Optional.of("elsewhere/compliance"), "jenkins/compliance"))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining(NAME)
                .hasMessageContaining("elsewhere/compliance is configured")
                .hasMessageContaining("a name is for ever");
    }

    @Test
    void signsNothingWhenTheFileIsDamaged() throws Exception {
        keys.identity(NAME, key(1));
        Files.writeString(file(), "jenkins.example.com/compliance+what");

        assertThatThrownBy(() -> keys.identity(NAME, key(1)))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("signing.vkey, line 1")
                .hasMessageContaining("restore it from a backup");
    }

    @Test
    void leavesTheOldKeysWhenTheNewOneCannotBeWritten() throws Exception {
        keys.identity(NAME, key(1));
        Files.createDirectory(directory.resolve("home/signing.vkey.new"));

        assertThatThrownBy(() -> keys.identity(NAME, key(2)))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("cannot be written, so nothing is signed");
        assertThat(trusted().history().keys()).hasSize(1);
    }

    private TrustedKeys trusted() throws UnusableKeyException {
        return TrustedKeys.read(file(), Optional.empty());
    }

    private Path file() {
        return directory.resolve("home/signing.vkey");
    }

    private static Ed25519Signer key(int number) {
        byte[] seed = new byte[Ed25519Signer.SEED_BYTES];
        Arrays.fill(seed, (byte) number);
        return Ed25519Signer.ofSeed(seed);
    }

    private void append(String service, int entries) throws StoreException {
        ServiceName name = new ServiceName(service);
        try (EvidenceChain chain = installation.store().chain(name)) {
            for (int i = 0; i < entries; i++) {
                chain.append(
                        EntryDraft.of(name, EntryType.VALIDATION, Map.of(), Map.of("event", "noted", "at", List.of())));
            }
        }
    }
}
