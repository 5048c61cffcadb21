package io.jenkins.plugins.compliance.chain.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.note.NoteRejectedException.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CheckpointPolicyTest {

    private static final String ORIGIN = "example.com/service-a";
    private static final Ed25519TestKey OLD = Ed25519TestKey.of(ORIGIN, 1);
    private static final Ed25519TestKey NEW = Ed25519TestKey.of(ORIGIN, 2);
    private static final Ed25519TestKey STRANGER = Ed25519TestKey.of("example.com/stranger", 0);

    /** Both keys are valid at the sizes 118 and 119. */
    private static final CheckpointPolicy ROTATED = policy(
            new KeyHistory.Entry(OLD.verifierKey(), new SizeRange(0, OptionalLong.of(120))),
            new KeyHistory.Entry(NEW.verifierKey(), new SizeRange(118, OptionalLong.empty())));

    @Test
    void trustsEachKeyInItsRange() throws Exception {
        assertThat(ROTATED.verify(signed(0, OLD))).containsExactly(OLD.key());
        assertThat(ROTATED.verify(signed(119, OLD))).containsExactly(OLD.key());
        assertThat(ROTATED.verify(signed(118, NEW))).containsExactly(NEW.key());
        assertThat(ROTATED.verify(signed(Long.MAX_VALUE, NEW))).containsExactly(NEW.key());
        assertThat(ROTATED.verify(signed(118, OLD, NEW))).containsExactly(OLD.key(), NEW.key());
    }

    @Test
    void rejectsAKeyAfterItsRange() throws Exception {
        SignedCheckpoint late = signed(120, OLD);
        assertThatExceptionOfType(NoteRejectedException.class)
                .isThrownBy(() -> ROTATED.verify(late))
                .withMessage("the key \"" + OLD.key()
                        + "\" is valid at tree sizes from 0 until before 120, but signed a checkpoint of size 120")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.KEY_OUT_OF_RANGE));
    }

    @Test
    void rejectsAKeyBeforeItsRange() throws Exception {
        SignedCheckpoint early = signed(117, NEW);
        assertThatExceptionOfType(NoteRejectedException.class)
                .isThrownBy(() -> ROTATED.verify(early))
                .withMessage("the key \"" + NEW.key()
                        + "\" is valid at tree sizes from 118 on, but signed a checkpoint of size 117");
    }

    /** Who holds an old key can add its signature to any note; that must not make a valid checkpoint invalid. */
    @Test
    void trustsAKeyInItsRangeThoughOneOutOfRangeSignedToo() throws Exception {
        assertThat(ROTATED.verify(signed(120, OLD, NEW))).containsExactly(NEW.key());
    }

    @Test
    void rejectsAWrongSignatureByAKeyOutOfItsRangeToo() throws Exception {
        SignedCheckpoint right = signed(120, NEW);
        SignedNote withWrong = new SignedNote(
                right.note().text(),
                List.of(right.note().signatures().get(0), new NoteSignature(OLD.key(), new byte[64])));
        SignedCheckpoint wrong = SignedCheckpoint.parse(withWrong.bytes());
        assertThatExceptionOfType(NoteRejectedException.class)
                .isThrownBy(() -> ROTATED.verify(wrong))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BAD_SIGNATURE));
    }

    @Test
    void trustsAKeyInEachOfItsRanges() throws Exception {
        CheckpointPolicy policy = policy(
                new KeyHistory.Entry(OLD.verifierKey(), new SizeRange(0, OptionalLong.of(10))),
                new KeyHistory.Entry(OLD.verifierKey(), new SizeRange(20, OptionalLong.of(30))));
        assertThat(policy.verify(signed(9, OLD))).containsExactly(OLD.key());
        assertThat(policy.verify(signed(20, OLD))).containsExactly(OLD.key());
        SignedCheckpoint between = signed(15, OLD);
        assertThatExceptionOfType(NoteRejectedException.class)
                .isThrownBy(() -> policy.verify(between))
                .withMessageContaining("from 0 until before 10 and from 20 until before 30");
    }

    @Test
    void rejectsAnUnknownKey() throws Exception {
        SignedCheckpoint foreign = signed(7, STRANGER);
        assertThatExceptionOfType(NoteRejectedException.class)
                .isThrownBy(() -> ROTATED.verify(foreign))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNVERIFIED));
    }

    @Test
    void rejectsAnotherLogWhereOneIsRequired() throws Exception {
        CheckpointPolicy policy = CheckpointPolicy.of(KeyHistory.of(OLD.verifierKey()), Ed25519TestKey::verifier)
                .withOrigin(ORIGIN);
        assertThat(policy.verify(signed(7, OLD))).containsExactly(OLD.key());
        SignedCheckpoint other =
                SignedCheckpoint.sign(new Checkpoint("example.com/service-b", 7, Sha256Digest.ZERO), List.of(OLD));
        assertThatExceptionOfType(NoteRejectedException.class)
                .isThrownBy(() -> policy.verify(other))
                .withMessage("the checkpoint is of the log \"example.com/service-b\", not of \"" + ORIGIN + "\"")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.OTHER_ORIGIN));
    }

    @Test
    void trustsGivenVerifiersAtEverySize() throws Exception {
        CheckpointPolicy policy = CheckpointPolicy.of(List.of(OLD.verifier(), NEW.verifier()));
        assertThat(policy.verify(signed(0, OLD))).containsExactly(OLD.key());
        assertThat(policy.verify(signed(Long.MAX_VALUE, NEW))).containsExactly(NEW.key());
        assertThatThrownBy(() -> CheckpointPolicy.of(List.of(OLD.verifier(), OLD.verifier())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two keys with the name and ID " + OLD.key());
    }

    private static CheckpointPolicy policy(KeyHistory.Entry... keys) {
        return CheckpointPolicy.of(new KeyHistory(Arrays.asList(keys)), Ed25519TestKey::verifier);
    }

    private static SignedCheckpoint signed(long size, Ed25519TestKey... keys) throws NoteSigningException {
        return SignedCheckpoint.sign(new Checkpoint(ORIGIN, size, Sha256Digest.ZERO), Arrays.asList(keys));
    }
}
