package io.jenkins.plugins.compliance.drill;

import java.io.IOException;
import java.util.random.RandomGenerator;

/** Makes a tampered copy. */
@FunctionalInterface
interface Tampering {

    /**
     * @param original has what the attack needs
     * @param copy takes what differs; what is not written to it stays as in the original
     * @param random chooses the positions
     */
    void tamper(Specimen original, TamperedCopy copy, RandomGenerator random) throws IOException;

    /** Goes through the entries line by line. */
    static Tampering ofLines(LineEditor editor) {
        return (original, copy, random) -> copy.edit(original, editor.edit(original, random));
    }

    /** Edits one entry and leaves all others as they are. */
    static Tampering ofOneLine(Place place, LineEdit edit) {
        return ofLines((original, random) -> {
            long target = place.choose(original.entries(), random);
            return (line, out) -> {
                if (line.index() == target) {
                    edit.edit(line, out);
                } else {
                    out.line(line.bytes());
                }
            };
        });
    }

    /** Edits one entry, and numbers, links and hashes all later ones anew so that they follow. */
    static Tampering ofSuffix(Place place, LineEdit edit) {
        return ofLines((original, random) -> {
            long target = place.choose(original.entries(), random);
            return (line, out) -> {
                if (line.index() < target) {
                    out.line(line.bytes());
                } else if (line.index() == target) {
                    edit.edit(line, out);
                } else {
                    out.forge(line.members());
                }
            };
        });
    }

    /** Chooses an edit. */
    @FunctionalInterface
    interface LineEditor {
        LineEdit edit(Specimen original, RandomGenerator random) throws IOException;
    }

    /** Writes what stands in the copy for one line of the original. */
    @FunctionalInterface
    interface LineEdit {
        void edit(EntryText line, ForgedLines out) throws IOException;
    }
}
