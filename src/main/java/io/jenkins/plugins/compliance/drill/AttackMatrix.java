package io.jenkins.plugins.compliance.drill;

import java.util.List;

/** Every attack of the drill, as docs/drill.md lists them. Immutable. */
public final class AttackMatrix {

    private static final List<AttackGroup> GROUPS = List.of(
            BitFlips.group(),
            Alterations.group(),
            Deletions.group(),
            Reorderings.group(),
            Forks.group(),
            SealedLies.group(),
            FullRehashes.group(),
            CheckpointForgeries.group(),
            Spellings.group(),
            LineEnds.group());

    private AttackMatrix() {}

    /** The attacks by kind, in the order in which they are tried. */
    public static List<AttackGroup> groups() {
        return GROUPS;
    }

    /** All attacks, in the order in which they are tried. */
    public static List<Attack> attacks() {
        return GROUPS.stream().flatMap(group -> group.attacks().stream()).toList();
    }
}
