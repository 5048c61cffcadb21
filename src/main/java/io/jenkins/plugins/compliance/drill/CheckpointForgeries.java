package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.note.Checkpoint;
import io.jenkins.plugins.compliance.chain.note.NoteSignature;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.chain.note.SignedNote;
import io.jenkins.plugins.compliance.chain.verify.Check;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The entries are as they were; the published checkpoints are not. */
final class CheckpointForgeries {

    private static final Needs A_CHECKPOINT = Needs.entries(1);

    private CheckpointForgeries() {}

    static AttackGroup group() {
        return new AttackGroup(
                "Forged checkpoints",
                List.of(
                        altered(
                                "checkpoint-size",
                                "a checkpoint names another size",
                                c -> new Checkpoint(c.origin(), c.size() + 1, c.root(), c.extensionLines())),
                        altered(
                                "checkpoint-root",
                                "a checkpoint names another root",
                                c -> new Checkpoint(c.origin(), c.size(), another(c.root()), c.extensionLines())),
                        altered(
                                "checkpoint-origin",
                                "a checkpoint names another log",
                                c -> new Checkpoint(
                                        "forged.invalid/" + c.origin(), c.size(), c.root(), c.extensionLines())),
                        altered(
                                "checkpoint-extension",
                                "a checkpoint has a line more",
                                c -> new Checkpoint(
                                        c.origin(), c.size(), c.root(), append(c.extensionLines(), "approved"))),
                        new Attack(
                                "checkpoint-signature",
                                "one bit of a signature is another",
                                A_CHECKPOINT,
                                (original, copy, random) ->
                                        copy.checkpoints(List.of(withFlippedSignature(original.newest(), random))),
                                Check.SIGNATURE),
                        new Attack(
                                "checkpoint-other-key",
                                "a checkpoint is signed by a key nobody trusts",
                                A_CHECKPOINT,
                                (original, copy, random) -> copy.checkpoints(List.of(
                                        stranger(random).sign(original.newest().checkpoint()))),
                                Check.SIGNATURE),
                        new Attack(
                                "checkpoint-torn",
                                "the last checkpoint is cut off",
                                A_CHECKPOINT,
                                (original, copy, random) -> {
                                    byte[] text =
                                            original.newest().note().text().getBytes(StandardCharsets.UTF_8);
                                    copy.checkpoints(Arrays.copyOf(text, random.nextInt(1, text.length)));
                                },
                                Check.SIGNATURE),
                        new Attack(
                                "checkpoint-fork",
                                "two checkpoints of one size have two roots",
                                A_CHECKPOINT,
                                (original, copy, random) -> {
                                    Checkpoint c = original.newest().checkpoint();
                                    Checkpoint other = new Checkpoint(c.origin(), c.size(), another(c.root()));
                                    copy.checkpoints(List.of(
                                            original.newest(), stranger(random).signAs(original.trusted(), other)));
                                },
                                Check.CONSISTENCY),
                        new Attack(
                                "checkpoint-order",
                                "an older checkpoint stands behind a newer one",
                                Needs.twoCheckpoints(),
                                (original, copy, random) -> copy.checkpoints(List.of(
                                        original.newest(), original.older().orElseThrow())),
                                Check.CONSISTENCY),
                        new Attack(
                                "replay-older-checkpoint",
                                "the chain ends where an older checkpoint says, and the newer ones are gone",
                                Needs.twoCheckpoints(),
                                (original, copy, random) -> {
                                    SignedCheckpoint older = original.older().orElseThrow();
                                    copy.edit(original, (line, out) -> {
                                        if (line.index() < older.checkpoint().size()) {
                                            out.line(line.bytes());
                                        }
                                    });
                                    copy.checkpoints(List.of(older));
                                },
                                Check.TAIL)));
    }

    static ThrowawayKey stranger(RandomGenerator random) {
        return ThrowawayKey.create("forger.invalid", random);
    }

    /** Changes what a checkpoint says and keeps its signatures. */
    private static Attack altered(String id, String description, UnaryOperator<Checkpoint> change) {
        return new Attack(
                id,
                description,
                A_CHECKPOINT,
                (original, copy, random) -> {
                    SignedCheckpoint newest = original.newest();
                    String text = change.apply(newest.checkpoint()).text();
                    copy.checkpoints(List.of(ThrowawayKey.parse(
                            new SignedNote(text, newest.note().signatures()))));
                },
                Check.SIGNATURE);
    }

    private static SignedCheckpoint withFlippedSignature(SignedCheckpoint checkpoint, RandomGenerator random) {
        List<NoteSignature> flipped = checkpoint.note().signatures().stream()
                .map(signature -> {
                    byte[] bytes = signature.signature();
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                    return new NoteSignature(signature.key(), bytes);
                })
                .toList();
        return ThrowawayKey.parse(new SignedNote(checkpoint.note().text(), flipped));
    }

    private static List<String> append(List<String> lines, String line) {
        return Stream.concat(lines.stream(), Stream.of(line)).toList();
    }

    private static Sha256Digest another(Sha256Digest root) {
        return Sha256Digest.compute(root.bytes());
    }
}
