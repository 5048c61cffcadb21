package io.jenkins.plugins.compliance.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which known name was meant by an unknown one. */
final class Nearest {

    /** A longer name costs time and is no slip of the keyboard. */
    private static final int LONGEST = 64;

    /** More candidates than that are services, and a guess is not worth reading all of them for each unknown name. */
    private static final int MOST = 1_000;

    private Nearest() {}

    /** The known name nearest to the unknown one, if it is so near that a slip is likely. */
    static Optional<String> to(String unknown, Collection<String> known) {
        if (unknown.length() > LONGEST) {
            return Optional.empty();
        }
        int tolerated = 1 + unknown.length() / 4;
        return known.stream()
                .limit(MOST)
                .filter(name -> Math.abs(name.length() - unknown.length()) <= tolerated)
                .filter(name -> distance(unknown, name) <= tolerated)
                .min(Comparator.comparingInt((String name) -> distance(unknown, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** What to say about an unknown name: the nearest one, or all when nothing is near. */
    static String remedy(String unknown, Collection<String> known) {
        return to(unknown, known)
                .map(name -> "did you mean \"" + name + "\"?")
                .orElseGet(() -> known.size() > 20
                        ? "correct or remove it"
                        : "known are: "
                                + String.join(", ", known.stream().sorted().toList()));
    }

    /** Edits (insert, delete, replace, swap two neighbours) from one to the other, in any case (optimal string alignment). */
    static int distance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                char a = Character.toLowerCase(from.charAt(i - 1));
                char b = Character.toLowerCase(to.charAt(j - 1));
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (a == b ? 0 : 1));
                if (i > 1
                        && j > 1
                        && a == Character.toLowerCase(to.charAt(j - 2))
                        && b == Character.toLowerCase(from.charAt(i - 2))) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[to.length()];
    }
}
