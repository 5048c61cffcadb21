package io.jenkins.plugins.compliance.promotion;

import java.util.Locale;

/** In which order the services of one promotion come. In both the first one that does not complete ends it. */
public enum PromotionMode {
    /** By name. */
    LINEAR,
    /** Level by level of the policy's service graph, each service behind those it depends on. */
    GRAPH;

    /** The word in entries. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
