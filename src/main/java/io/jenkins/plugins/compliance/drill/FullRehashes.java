package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.note.Checkpoint;
import io.jenkins.plugins.compliance.chain.verify.Check;
import java.io.IOException;
import java.util.List;

/** Every entry is altered and the whole chain hashed anew: in itself it is flawless, only no key has signed it. */
final class FullRehashes {

    private FullRehashes() {}

    static AttackGroup group() {
        return new AttackGroup(
                "The whole chain altered and hashed anew, without the key",
                List.of(
                        new Attack(
                                "rehash-all",
                                "the checkpoints are kept",
                                Needs.entries(1),
                                (original, copy, random) -> forge(original, copy),
                                Check.ROOT),
                        new Attack(
                                "rehash-all-checkpoints-dropped",
                                "the checkpoints are gone",
                                Needs.entries(1),
                                (original, copy, random) -> {
                                    forge(original, copy);
                                    copy.checkpoints(List.of());
                                },
                                Check.ROOT),
                        new Attack(
                                "rehash-all-other-key",
                                "the forger signs with a key of their own",
                                Needs.entries(1),
                                (original, copy, random) -> copy.checkpoints(List.of(
                                        CheckpointForgeries.stranger(random).sign(forge(original, copy)))),
                                Check.SIGNATURE),
                        new Attack(
                                "rehash-all-borrowed-name",
                                "the forger signs in the trusted key's name",
                                Needs.entries(1),
                                (original, copy, random) ->
                                        copy.checkpoints(List.of(CheckpointForgeries.stranger(random)
                                                .signAs(original.trusted(), forge(original, copy)))),
                                Check.SIGNATURE)));
    }

    /** Forges every entry, and gives what a checkpoint of the result would say. */
    private static Checkpoint forge(Specimen original, TamperedCopy copy) throws IOException {
        copy.edit(original, (line, out) -> out.forge(line.withOtherType()));
        TreeHead forged = TreeHead.of(copy.directory(), Long.MAX_VALUE);
        return new Checkpoint(original.newest().checkpoint().origin(), forged.size(), forged.root());
    }
}
