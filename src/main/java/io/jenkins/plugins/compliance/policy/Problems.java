package io.jenkins.plugins.compliance.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong with a file, each thing once, in the order of the file. Confined to one thread. */
final class Problems {

    /** Beyond, the file is another kind of file, and a longer list helps nobody. */
    static final int MOST = 100;

    private static final Comparator<PolicyProblem> ORDER = Comparator.comparingInt(PolicyProblem::line)
            .thenComparingInt(PolicyProblem::column)
            .thenComparing(PolicyProblem::message)
            .thenComparing(PolicyProblem::remedy);

    private final Set<PolicyProblem> found = new TreeSet<>(ORDER);

    void add(Node node, String message, String remedy) {
        add(node.getStartMark(), message, remedy);
    }

    /** @param remedy asked for only while there is room, since finding one takes time that a hostile file multiplies */
    void add(Node node, String message, Supplier<String> remedy) {
        if (found.size() < MOST) {
            add(node, message, remedy.get());
        }
    }

    void add(Mark mark, String message, String remedy) {
        add(mark.getLine() + 1, mark.getColumn() + 1, message, remedy);
    }

    void add(int line, int column, String message, String remedy) {
        if (found.size() < MOST) {
            found.add(new PolicyProblem(line, column, message, remedy));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    void throwIfAny(String fileName) throws PolicyException {
        if (!found.isEmpty()) {
            throw new PolicyException(fileName, List.copyOf(found));
        }
    }
}
