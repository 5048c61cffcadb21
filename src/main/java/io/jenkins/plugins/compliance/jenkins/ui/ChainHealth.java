package io.jenkins.plugins.compliance.jenkins.ui;

import io.jenkins.plugins.compliance.jenkins.installation.VerificationFinding;
import io.jenkins.plugins.compliance.jenkins.installation.VerificationResult;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What the last verification of a chain came to. Immutable.
 *
 * @param label valid, broken, cannot tell, or not verified
 * @param time when it was, as ISO 8601 in UTC; null when there was none
 * @param entries how many entries there were
 * @param covered how many of them a trusted signature covers
 * @param findings what was found, or why it cannot be told, each in a sentence
 */
@ExportedBean(defaultVisibility = 9)
public record ChainHealth(
        @Exported Label label,
        @Exported @Nullable String time,
        @Exported long entries,
        @Exported long covered,
        @Exported List<String> findings) {

    private static final ChainHealth UNKNOWN =
            new ChainHealth(new Label("not verified", Tone.NEUTRAL), null, 0, 0, List.of());

    public ChainHealth {
        findings = List.copyOf(findings);
    }

    /** What a result says; of a chain that was never verified, that. */
    static ChainHealth of(@Nullable VerificationResult result) {
        return result == null
                ? UNKNOWN
                : new ChainHealth(
                        label(result),
                        result.at().toString(),
                        result.size(),
                        result.covered(),
                        Stream.concat(
                                        result.findings().stream().map(VerificationFinding::toString),
                                        result.reasons().stream())
                                .toList());
    }

    private static Label label(VerificationResult result) {
        Tone tone = switch (result.verdict()) {
            case VALID -> Tone.GOOD;
            case BROKEN -> Tone.BAD;
            case CANNOT_TELL -> Tone.DOUBT;
        };
        return new Label(result.verdict().toString(), tone);
    }
}
