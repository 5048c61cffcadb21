package io.jenkins.plugins.compliance.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.note.KeyHistory;
import io.jenkins.plugins.compliance.chain.note.KeyHistoryJson;
import io.jenkins.plugins.compliance.chain.note.NoteRejectedException;
import io.jenkins.plugins.compliance.chain.note.SizeRange;
import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedKeysTest {

    private static final Optional<String> UNNAMED = Optional.empty();
    private static final Optional<String> NAMED = Optional.of("name");
    private static final Ed25519Signer ALICE = signer(1);
    private static final Ed25519Signer BOB = signer(2);

    private static Ed25519Signer signer(int number) {
        byte[] seed = new byte[Ed25519Signer.SEED_BYTES];
        seed[0] = (byte) number;
        return Ed25519Signer.ofSeed(seed);
    }

    private static VerifierKey key(String name, Ed25519Signer signer) {
        return VerifierKey.ed25519(name, signer.publicKey().bytes());
    }

    @Test
    void readsVerifierKeyLinesWithCommentsAndBlankLines() throws UnusableKeyException {
        String file = "# made by \"compliance keygen\"\r\n\r\n" + key("alice", ALICE) + "\r\n  \n\t" + key("bob", BOB)
                + " \n#";

        TrustedKeys keys = parse(file, UNNAMED);

        assertThat(keys.history())
                .isEqualTo(new KeyHistory(List.of(
                        new KeyHistory.Entry(key("alice", ALICE), SizeRange.ALL),
                        new KeyHistory.Entry(key("bob", BOB), SizeRange.ALL))));
        assertThat(keys.publicKeys()).containsExactlyInAnyOrder(ALICE.publicKey(), BOB.publicKey());
    }

    @Test
    void readsAPublicKeyInPemUnderTheNameGiven() throws UnusableKeyException {
        assertThat(parse(ALICE.publicKey().toPem(), NAMED).history()).isEqualTo(KeyHistory.of(key("name", ALICE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n  "})
    void readsAKeyHistory(String leading) throws UnusableKeyException {
        KeyHistory history = new KeyHistory(List.of(
                new KeyHistory.Entry(key("name", ALICE), new SizeRange(0, OptionalLong.of(5))),
                new KeyHistory.Entry(key("name", BOB), new SizeRange(5, OptionalLong.empty()))));
        String json = new String(KeyHistoryJson.format(history), StandardCharsets.UTF_8);

        assertThat(parse(leading + json, UNNAMED).history()).isEqualTo(history);
    }

    @Test
    void trustsEachKeyInItsRangeOnly() throws Exception {
        KeyHistory history =
                new KeyHistory(List.of(new KeyHistory.Entry(key("name", ALICE), new SizeRange(0, OptionalLong.of(5)))));
        TrustedKeys keys = TrustedKeys.of(history, "test");
        CheckpointSigner signer = new CheckpointSigner("name", ALICE);
        ServiceName service = new ServiceName("service-a");

        assertThat(keys.policy().verify(signer.sign(service, 4, Sha256Digest.ZERO)))
                .containsExactly(key("name", ALICE).identity());
        assertThatExceptionOfType(NoteRejectedException.class)
                .isThrownBy(() -> keys.policy().verify(signer.sign(service, 5, Sha256Digest.ZERO)));
    }

    @Test
    void readsAFile(@TempDir Path directory) throws IOException, UnusableKeyException {
        Path file = Files.writeString(directory.resolve("keys.txt"), key("alice", ALICE) + "\n");

        assertThat(TrustedKeys.read(file, UNNAMED).publicKeys()).containsExactly(ALICE.publicKey());
    }

    @Test
    void saysWhichFileCannotBeRead(@TempDir Path directory) {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> TrustedKeys.read(directory.resolve("missing"), UNNAMED))
                .withMessageStartingWith(directory.resolve("missing") + " cannot be read");
    }

    @Test
    void unitesTheKeysOfSeveralFiles() throws UnusableKeyException {
        TrustedKeys alice = parse(key("alice", ALICE).format(), UNNAMED);
        TrustedKeys bob = parse(key("bob", BOB).format(), UNNAMED);

        assertThat(TrustedKeys.union(List.of(alice, bob, alice)).publicKeys())
                .containsExactlyInAnyOrder(ALICE.publicKey(), BOB.publicKey());
    }

    @Test
    void refusesAPemWithoutAName() {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> parse(ALICE.publicKey().toPem(), UNNAMED))
                .withMessageContaining("FILE holds a key in PEM, which bears no name");
    }

    @Test
    void refusesAPemUnderWhatIsNoKeyName() {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> parse(ALICE.publicKey().toPem(), Optional.of("two words")))
                .withMessageStartingWith("FILE: not a key name: \"two words\"");
    }

    @Test
    void refusesAPrivateKey() {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> parse(KeyFixtures.text("pkcs8.pem"), NAMED))
                .withMessageContaining("FILE holds a private key where a public one belongs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing\n"})
    void refusesAFileWithoutKeys(String file) {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> parse(file, UNNAMED))
                .withMessageStartingWith("FILE holds no key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            words                                                               | FILE, line 2: not a verifier key
            example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k | FILE, line 2: the key ID of this name
            """)
    void refusesALineThatIsNoVerifierKeyAndSaysWhich(String line, String reason) {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> parse("# first\n" + line + "\n", UNNAMED))
                .withMessageStartingWith(reason);
    }

    @Test
    void refusesAVerifierKeyThatIsNoPoint() {
        VerifierKey noPoint = VerifierKey.ed25519("name", new byte[VerifierKey.PUBLIC_KEY_BYTES]);

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> parse(noPoint.format(), UNNAMED))
                .withMessageStartingWith(
                        "FILE: the key with ID " + noPoint.identity().hexId())
                .withMessageContaining("no Ed25519 public key");
    }

    @Test
    void refusesADamagedKeyHistory() {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> parse("{\"format\":\"other\"}", UNNAMED))
                .withMessageStartingWith("FILE: ")
                .withMessageContaining("/format");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> TrustedKeys.parse(new byte[] {(byte) 0xff, (byte) 0xfe}, UNNAMED, "FILE"))
                .withMessageStartingWith("FILE is not UTF-8 text");
    }

    @Test
    void refusesMoreKeysThanAnybodyTrusts() {
        String lines = IntStream.rangeClosed(0, KeyHistoryJson.MAX_KEYS)
                .mapToObj(i -> key("key-" + i, ALICE).format())
                .collect(Collectors.joining("\n"));

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> parse(lines, UNNAMED))
                .withMessage("FILE holds more than 1000 keys");
    }

    @Test
    void refusesAFileThatIsTooLong() {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> parse("#".repeat(TrustedKeys.MAX_BYTES + 1), UNNAMED))
                .withMessageStartingWith("FILE is longer than 1048576 bytes");
    }

    private static TrustedKeys parse(String content, Optional<String> keyName) throws UnusableKeyException {
        return TrustedKeys.parse(content.getBytes(StandardCharsets.UTF_8), keyName, "FILE");
    }
}
