package io.jenkins.plugins.compliance.jenkins.build;

/**
 * One line of what a build did to chains: where to look, and just enough to show a list of builds without reading a chain.
 * Persisted in {@code build.xml}; an ordinary class, since XStream cannot read records back. Immutable.
 */
public final class BuildRecord {

    private final String kind;
    private final String service;
    private final String promotion;
    private final String from;
    private final String to;
    private final String version;
    private final String outcome;
    private final long sequence;
    private final String hash;
    private final String packageName;

    /**
     * @param kind {@code evidence} for an entry of collected evidence, {@code promotion} for a promotion of one service
     * @param service the service
     * @param promotion the promotion's id; empty for evidence
     * @param from the stage it comes from; empty for evidence
     * @param to the stage it goes to; empty for evidence
     * @param version the version; empty when evidence is of none
     * @param outcome how it ended, the word of {@code ServiceOutcome.Result} in lower case; for evidence its kind
     * @param sequence the newest entry about it, by its sequence
     * @param hash that entry's hash in hex
     * @param packageName the artifact's path of the evidence package; empty when there is none
     */
    public BuildRecord(
            String kind,
            String service,
            String promotion,
            String from,
            String to,
            String version,
            String outcome,
            long sequence,
            String hash,
            String packageName) {
        this.kind = kind;
        this.service = service;
        this.promotion = promotion;
        this.from = from;
        this.to = to;
        this.version = version;
        this.outcome = outcome;
        this.sequence = sequence;
        this.hash = hash;
        this.packageName = packageName;
    }

    public String getKind() {
        return kind;
    }

    public String getService() {
        return service;
    }

    public String getPromotion() {
        return promotion;
    }

    public String getFrom() {
        return from;
    }

    public String getTo() {
        return to;
    }

    public String getVersion() {
        return version;
    }

    public String getOutcome() {
        return outcome;
    }

    public long getSequence() {
        return sequence;
    }

    public String getHash() {
        return hash;
    }

    public String getPackageName() {
        return packageName;
    }
}
