package io.jenkins.plugins.compliance.evidence;

/** Whether the service mesh enforces mutual TLS between the services. */
public enum MeshMode {
    PENDING("pending"),
    ENFORCED("enforced");

    private final String word;

    MeshMode(String word) {
        this.word = word;
    }

    /** The mode as metadata and policies spell it. */
    public String word() {
        return word;
    }
}
