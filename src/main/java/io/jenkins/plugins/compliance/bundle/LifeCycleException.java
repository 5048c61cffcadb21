package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.promotion.ServiceState;
import java.util.List;

/** Entries of a promotion contradict its life cycle, so that no package can say what became of it. */
final class LifeCycleException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<ServiceState.OutOfPlace> contradictions;

    LifeCycleException(List<ServiceState.OutOfPlace> contradictions) {
        super("entry " + contradictions.get(0).entry().sequence() + " is out of place: "
                + contradictions.get(0).reason());
        this.contradictions = List.copyOf(contradictions);
    }

    /** The entries, in their order; at least one. */
    List<ServiceState.OutOfPlace> contradictions() {
        return contradictions;
    }
}
