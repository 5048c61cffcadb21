package io.jenkins.plugins.compliance.chain.note;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.merkle.CompactRangeBuilder;
import io.jenkins.plugins.compliance.chain.merkle.ConsistencyProof;
import io.jenkins.plugins.compliance.chain.merkle.ConsistencyProofVerifier;
import io.jenkins.plugins.compliance.chain.merkle.InclusionProof;
import io.jenkins.plugins.compliance.chain.merkle.InclusionProofVerifier;
import io.jenkins.plugins.compliance.chain.merkle.MerkleHasher;
import io.jenkins.plugins.compliance.chain.merkle.SubtreeHashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds notes and proofs against an implementation that nobody here wrote: golang.org/x/mod/sumdb. */
class GoInteroperabilityTest {

    private static final int LEAVES = 300;
    private static final List<String> DATA =
            IntStream.range(0, LEAVES).mapToObj(i -> "entry " + i).toList();
    private static final List<Sha256Digest> HASHES =
            DATA.stream().map(GoInteroperabilityTest::leafHash).toList();
    private static final List<Sha256Digest> ROOTS = roots();
    private static final SubtreeHashes TREE = SubtreeHashes.fromLeaves(i -> HASHES.get((int) i));

    private static final List<Ed25519TestKey> KEYS = Stream.of(
                    "example.com/log", "x", "beispiel.example/prüfung", "\ud83d\udd11/検証", "key,with;punctuation=/")
            .map(name -> Ed25519TestKey.of(name, 7))
            .toList();
    private static final List<String> TEXTS = List.of(
            "\n",
            "one line\n",
            "\n\n\n",
            "two\n\nparagraphs\n",
            "— looks like a signature\n\n— and again AAAA\n",
            "ed è subito sera \ud83c\udf07\n",
            "del\u007f and next line\u0085 are allowed\n",
            "x".repeat(100_000) + "\n");

    @TempDir
    private static Path directory;

    private static GoPeer go;

    @BeforeAll
    static void build() throws Exception {
        go = GoPeer.build(directory);
    }

    @Test
    void opensOurNotes() throws Exception {
        List<String> commands = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (Ed25519TestKey key : KEYS) {
            for (String text : TEXTS) {
                SignedNote note = SignedNote.sign(text, List.of(Ed25519TestKey.of("stranger", 0), key));
                commands.add("open " + key.verifierKey().format() + " " + base64(note.bytes()));
                expected.add("ok " + base64(text));
            }
        }
        assertThat(go.ask(commands)).isEqualTo(expected);
    }

    @Test
    void opensOurCheckpoints() throws Exception {
        List<String> commands = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int size = 0; size <= LEAVES; size++) {
            Checkpoint checkpoint = new Checkpoint("example.com/log", size, ROOTS.get(size));
            SignedCheckpoint signed = SignedCheckpoint.sign(checkpoint, KEYS);
            commands.add("open " + KEYS.get(0).verifierKey().format() + " " + base64(signed.bytes()));
            expected.add("ok "
                    + base64("example.com/log\n" + size + "\n" + ROOTS.get(size).base64() + "\n"));
        }
        assertThat(go.ask(commands)).isEqualTo(expected);
    }

    @Test
    void refusesOurNoteWithAnotherText() throws Exception {
        SignedNote note = SignedNote.sign("right\n", List.of(KEYS.get(0)));
        SignedNote forged = new SignedNote("wrong\n", note.signatures());
        assertThat(go.ask(List.of("open " + KEYS.get(0).verifierKey().format() + " " + base64(forged.bytes()))))
                .containsExactly(
                        "error invalid signature for key " + KEYS.get(0).key());
    }

    /** Ed25519 is deterministic (RFC 8032 section 5.1.6), so both notes have to be the same bytes. */
    @Test
    void makesTheNotesThatWeMake() throws Exception {
        List<String> commands = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (Ed25519TestKey key : KEYS) {
            for (String text : TEXTS) {
                commands.add("sign " + goSigningKey(key) + " " + base64(text));
                expected.add("ok " + base64(SignedNote.sign(text, List.of(key)).bytes()));
            }
        }
        List<String> answers = go.ask(commands);
        assertThat(answers).isEqualTo(expected);
        for (int i = 0; i < answers.size(); i++) {
            Ed25519TestKey key = KEYS.get(i / TEXTS.size());
            SignedNote note = SignedNote.parse(bytes(answers.get(i).substring("ok ".length())));
            assertThat(note.text()).isEqualTo(TEXTS.get(i % TEXTS.size()));
            assertThat(note.open(List.of(key.verifier()))).containsExactly(key.key());
        }
    }

    @Test
    void acceptsOurInclusionProofsAndNoOthers() throws Exception {
        List<String> commands = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (int size : sizes()) {
            for (int index = 0; index < size; index += 1 + size / 40) {
                InclusionProof proof = InclusionProof.generate(index, size, TREE);
                String rest = hashes(HASHES.get(index)) + hashes(proof.hashes());
                commands.add("record " + index + " " + size + hashes(ROOTS.get(size)) + rest);
                wrong.add("record " + index + " " + size + hashes(ROOTS.get(size - 1)) + rest);
            }
        }
        assertThat(go.ask(commands)).hasSizeGreaterThan(1000).containsOnly("ok");
        assertThat(go.ask(wrong)).containsOnly("error invalid transparency proof");
    }

    @Test
    void acceptsOurConsistencyProofsAndNoOthers() throws Exception {
        List<String> commands = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (int second : sizes()) {
            for (int first = 1; first <= second; first += 1 + second / 40) {
                ConsistencyProof proof = ConsistencyProof.generate(first, second, TREE);
                String rest = " " + second + hashes(ROOTS.get(second)) + hashes(proof.hashes());
                commands.add("tree " + first + hashes(ROOTS.get(first)) + rest);
                wrong.add("tree " + first + hashes(ROOTS.get(first - 1)) + rest);
            }
        }
        assertThat(go.ask(commands)).hasSizeGreaterThan(1000).containsOnly("ok");
        assertThat(go.ask(wrong)).containsOnly("error invalid transparency proof");
    }

    @Test
    void makesInclusionProofsThatWeAccept() throws Exception {
        List<InclusionProof> proofs = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        for (int size : List.of(1, 2, 3, 7, 8, 9, 100, LEAVES)) {
            for (int index = 0; index < size; index += 1 + size / 10) {
                proofs.add(InclusionProof.generate(index, size, TREE));
                commands.add("prove-record " + index + leaves(size));
            }
        }
        List<String> answers = go.ask(commands);
        for (int i = 0; i < answers.size(); i++) {
            List<Sha256Digest> answer = parse(answers.get(i));
            InclusionProof ours = proofs.get(i);
            InclusionProof proof = new InclusionProof(ours.index(), ours.size(), answer.subList(1, answer.size()));
            InclusionProofVerifier.verify(proof, HASHES.get((int) ours.index()), answer.get(0));
            assertThat(proof).isEqualTo(ours);
        }
    }

    @Test
    void makesConsistencyProofsThatWeAccept() throws Exception {
        List<ConsistencyProof> proofs = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        for (int second : List.of(1, 2, 3, 7, 8, 9, 100, LEAVES)) {
            for (int first = 1; first <= second; first += 1 + second / 10) {
                proofs.add(ConsistencyProof.generate(first, second, TREE));
                commands.add("prove-tree " + first + leaves(second));
            }
        }
        List<String> answers = go.ask(commands);
        for (int i = 0; i < answers.size(); i++) {
            List<Sha256Digest> answer = parse(answers.get(i));
            ConsistencyProof ours = proofs.get(i);
            ConsistencyProof proof =
                    new ConsistencyProof(ours.first(), ours.second(), answer.subList(2, answer.size()));
            ConsistencyProofVerifier.verify(proof, answer.get(0), answer.get(1));
            assertThat(proof).isEqualTo(ours);
        }
    }

    private static List<Integer> sizes() {
        return Stream.concat(IntStream.rangeClosed(1, 40).boxed(), Stream.of(63, 64, 65, 127, 128, 129, 255, LEAVES))
                .toList();
    }

    /** A signing key as golang.org/x/mod/sumdb/note writes it. */
    private static String goSigningKey(Ed25519TestKey key) {
        byte[] typed = ByteBuffer.allocate(33).put((byte) 1).put(key.seed()).array();
        return "PRIVATE+KEY+" + key.key() + "+" + base64(typed);
    }

    private static List<Sha256Digest> roots() {
        CompactRangeBuilder tree = new CompactRangeBuilder(new MerkleHasher(), 0);
        List<Sha256Digest> roots = new ArrayList<>(List.of(tree.root()));
        for (Sha256Digest hash : HASHES) {
            tree.append(hash);
            roots.add(tree.root());
        }
        return roots;
    }

    private static Sha256Digest leafHash(String data) {
        byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
        return new MerkleHasher().leafHash(bytes, 0, bytes.length);
    }

    private static String leaves(int size) {
        return DATA.subList(0, size).stream().map(data -> " " + base64(data)).collect(Collectors.joining());
    }

    private static String hashes(Sha256Digest hash) {
        return " " + hash.base64();
    }

    private static String hashes(List<Sha256Digest> hashes) {
        return hashes.stream().map(GoInteroperabilityTest::hashes).collect(Collectors.joining());
    }

    private static List<Sha256Digest> parse(String answer) {
        assertThat(answer).startsWith("ok ");
        return Stream.of(answer.substring("ok ".length()).split(" "))
                .map(hash -> Sha256Digest.of(bytes(hash)))
                .toList();
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
