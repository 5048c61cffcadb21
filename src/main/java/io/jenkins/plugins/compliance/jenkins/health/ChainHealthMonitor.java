package io.jenkins.plugins.compliance.jenkins.health;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.installation.ChainWatch;
import io.jenkins.plugins.compliance.jenkins.installation.VerificationFinding;
import io.jenkins.plugins.compliance.jenkins.installation.VerificationResult;
import java.util.List;

/**
 * Tells the administrators which chains are broken, which cannot be checked, and which nobody has verified for too long.
 * The first two cannot be dismissed: they go when the chain verifies. Thread-safe; reads no chain.
 */
@Extension
public final class ChainHealthMonitor extends AdministrativeMonitor {

    private static final int MOST_SHOWN = 10;

    /**
     * A broken chain on one line.
     *
     * @param service whose
     * @param findings how many there are
     * @param first the first of them
     */
    public record Broken(String service, long findings, String first) {

        static Broken of(VerificationResult result) {
            return new Broken(
                    result.service().value(),
                    result.counts().values().stream().mapToLong(Long::longValue).sum(),
                    result.findings().stream()
                            .findFirst()
                            .map(VerificationFinding::toString)
                            .orElse(""));
        }

        public String getService() {
            return service;
        }

        public long getFindings() {
            return findings;
        }

        public String getFirst() {
            return first;
        }
    }

    /** The first broken chains by service. */
    public List<Broken> getBroken() {
        return ChainWatches.now().broken().stream()
                .limit(MOST_SHOWN)
                .map(Broken::of)
                .toList();
    }

    /** How many broken chains are not among {@link #getBroken}. */
    public int getBrokenMore() {
        return Math.max(0, ChainWatches.now().broken().size() - MOST_SHOWN);
    }

    /**
     * A chain that cannot be checked.
     *
     * @param service whose
     * @param reason why
     */
    public record Doubt(String service, String reason) {

        public String getService() {
            return service;
        }

        public String getReason() {
            return reason;
        }
    }

    /** The first chains by service that cannot be checked. */
    public List<Doubt> getCannotCheck() {
        return ChainWatches.now().cannotCheck().entrySet().stream()
                .limit(MOST_SHOWN)
                .map(each -> new Doubt(each.getKey().value(), each.getValue()))
                .toList();
    }

    /** How many of them are not among {@link #getCannotCheck}. */
    public int getCannotCheckMore() {
        return Math.max(0, ChainWatches.now().cannotCheck().size() - MOST_SHOWN);
    }

    /** The first services whose chains were not verified for too long. */
    public List<String> getOverdue() {
        return ChainWatches.now().overdue().stream()
                .limit(MOST_SHOWN)
                .map(ServiceName::value)
                .toList();
    }

    /** How many of them are not among {@link #getOverdue}. */
    public int getOverdueMore() {
        return Math.max(0, ChainWatches.now().overdue().size() - MOST_SHOWN);
    }

    @Override
    public boolean isActivated() {
        ChainWatch watch = ChainWatches.now();
        return isGrave(watch) || !watch.overdue().isEmpty();
    }

    /** Nobody can choose not to be told of a broken chain, nor of one that hides whether it is. */
    @Override
    public boolean isEnabled() {
        return super.isEnabled() || isGrave(ChainWatches.now());
    }

    private static boolean isGrave(ChainWatch watch) {
        return !watch.broken().isEmpty() || !watch.cannotCheck().isEmpty();
    }

    @Override
    public boolean isSecurity() {
        return true;
    }

    @Override
    public String getDisplayName() {
        return Messages.ChainHealthMonitor_displayName();
    }
}
