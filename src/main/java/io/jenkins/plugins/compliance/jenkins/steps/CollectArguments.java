package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.promotion.Route;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The arguments of {@code collectEvidence} as the Pipeline gave them, checked. Saved with the build. Immutable. */
final class CollectArguments implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String service;
    private final EnumMap<EvidenceKind, AntGlob> globs = new EnumMap<>(EvidenceKind.class);
    private final String from;
    private final String version;

    /** @throws IllegalArgumentException when they are not of their form; the message says what to write */
    CollectArguments(CollectEvidenceStep step) {
        this.service = new ServiceName(text(step.getService())).value();
        this.from = text(step.getFrom());
        this.version = text(step.getVersion());
        put(EvidenceKind.SAST, step.getSast());
        put(EvidenceKind.COVERAGE, step.getCoverage());
        put(EvidenceKind.TESTS, step.getTests());
        put(EvidenceKind.SBOM, step.getSbom());
        put(EvidenceKind.FILES, step.getFiles());
        if (globs.isEmpty()) {
            throw new IllegalArgumentException(
                    "collectEvidence has nothing to collect; name reports with sast:, coverage:,"
                            + " tests:, sbom: or files:");
        }
        if (!version.isEmpty()) {
            Route.requireVersion(version);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.trim();
    }

    private void put(EvidenceKind kind, @Nullable String glob) {
        if (glob != null) {
            globs.put(kind, new AntGlob(glob));
        }
    }

    ServiceName service() {
        return new ServiceName(service);
    }

    /** The patterns by kind, in the order of the kinds. */
    Map<EvidenceKind, AntGlob> globs() {
        return new EnumMap<>(globs);
    }

    /** The build whose artifacts they are; empty for the workspace. */
    Optional<String> from() {
        return from.isEmpty() ? Optional.empty() : Optional.of(from);
    }

    Optional<String> version() {
        return version.isEmpty() ? Optional.empty() : Optional.of(version);
    }
}
