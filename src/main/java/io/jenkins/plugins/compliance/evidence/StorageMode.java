package io.jenkins.plugins.compliance.evidence;

/** Where the evidence of record is stored. */
public enum StorageMode {
    /** On the local disk alone. */
    LOCAL("local"),
    /** On the local disk, which is still the store of record, and in a WORM store beside. */
    DUAL_WRITE("dual_write"),
    /** In a store that lets nobody alter or delete until a retention date. */
    WORM("worm");

    private final String word;

    StorageMode(String word) {
        this.word = word;
    }

    /** The mode as policies spell it. */
    public String word() {
        return word;
    }
}
