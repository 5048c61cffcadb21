package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.verify.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the first findings; a chain can have as many as it has bytes. Confined to one thread. */
final class ShownFindings implements Consumer<Finding> {

    private final long most;
    private final List<Finding> shown = new ArrayList<>();

    ShownFindings(long most) {
        this.most = most;
    }

    @Override
    public void accept(Finding finding) {
        if (shown.size() < most) {
            shown.add(finding);
        }
    }

    List<Finding> shown() {
        return List.copyOf(shown);
    }
}
