package io.jenkins.plugins.compliance.jenkins.ui;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.installation.ChainWatch;
import io.jenkins.plugins.compliance.jenkins.installation.VerificationFinding;
import io.jenkins.plugins.compliance.jenkins.installation.VerificationResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What the last verification of a chain came to, and whether that still says anything. Immutable.
 *
 * @param label valid and how far, broken, cannot tell, or not verified; and whether that is too old, or the chain cannot be
 *     read now
 * @param time when it was, as ISO 8601 in UTC; null when there was none
 * @param age how long ago that is, such as {@code 3 h ago}; empty when there was none
 * @param entries how many entries there were then
 * @param covered how many of them a trusted signature covered
 * @param length how many entries there are now, as far as they can be read
 * @param findings what was found, or why it cannot be told, each in a sentence
 */
@ExportedBean(defaultVisibility = 9)
public record ChainHealth(
        @Exported Label label,
        @Exported @Nullable String time,
        @Exported String age,
        @Exported long entries,
        @Exported long covered,
        @Exported long length,
        @Exported List<String> findings) {

    private static final int HOURS_SHOWN = 48;

    public ChainHealth {
        findings = List.copyOf(findings);
    }

    /** What is known of a service's chain; of one that was never verified, that. */
    static ChainHealth of(ServiceName service, ChainWatch watch) {
        VerificationResult result = watch.last(service).orElse(null);
        long length = watch.length(service);
        return result == null
                ? new ChainHealth(unverified(service, watch), null, "", 0, 0, length, List.of())
                : new ChainHealth(
                        label(result, watch),
                        result.at().toString(),
                        age(result.at(), watch.now()),
                        result.size(),
                        result.covered(),
                        length,
                        Stream.concat(
                                        result.findings().stream().map(VerificationFinding::toString),
                                        result.reasons().stream())
                                .toList());
    }

    private static Label unverified(ServiceName service, ChainWatch watch) {
        if (watch.isUnreadable(service)) {
            return new Label("cannot be read", Tone.DOUBT);
        }
        return watch.isOverdue(service)
                ? new Label("not verified, overdue", Tone.DOUBT)
                : new Label("not verified", Tone.NEUTRAL);
    }

    private static Label label(VerificationResult result, ChainWatch watch) {
        return switch (result.verdict()) {
            case BROKEN -> new Label("broken", Tone.BAD);
            case CANNOT_TELL -> new Label("cannot tell", Tone.DOUBT);
            case VALID -> valid(result, watch);
        };
    }

    /** That it was valid is no good news of a chain that cannot be read any more, and old news of one that has grown. */
    private static Label valid(VerificationResult result, ChainWatch watch) {
        ServiceName service = result.service();
        long length = watch.length(service);
        String extent = length == result.size() ? "valid" : "valid up to " + result.size() + " of " + length;
        if (watch.isUnreadable(service)) {
            return new Label("cannot be read; was valid up to " + result.size(), Tone.DOUBT);
        }
        if (length < result.size()) {
            return new Label("shorter than when it was valid: " + length + " of " + result.size(), Tone.DOUBT);
        }
        return watch.isOverdue(service) ? new Label(extent + ", overdue", Tone.DOUBT) : new Label(extent, Tone.GOOD);
    }

    private static String age(Instant time, Instant now) {
        Duration age = Duration.between(time, now);
        if (age.toMinutes() < 1) {
            return "just now";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min ago";
        }
        return age.toHours() < HOURS_SHOWN ? age.toHours() + " h ago" : age.toDays() + " d ago";
    }
}
