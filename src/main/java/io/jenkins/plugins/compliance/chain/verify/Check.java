package io.jenkins.plugins.compliance.chain.verify;

/** What the verifier checks. The identifiers are stable: reports, exit messages and metrics name a check by them. */
public enum Check {
    /** The stored bytes are the RFC 8785 form of what they say, one entry a line. */
    CANONICAL("canonical"),
    /** The members are those of format 1, each of its form. */
    SCHEMA("schema"),
    /** Sequences are dense from 0. */
    SEQUENCE("sequence"),
    /** {@code previous_hash} is the {@code hash} of the entry before. */
    PREVIOUS_HASH("previous_hash"),
    /** {@code hash} is the SHA-256 of the entry without it. */
    HASH("hash"),
    /** Timestamps do not decrease. */
    TIMESTAMP("timestamp"),
    /** Identifiers are unique, which they show by ascending. */
    ID("id"),
    /** Every entry names the same service. */
    SERVICE("service"),
    /** The Merkle root at a checkpoint's size is the checkpoint's. */
    ROOT("root"),
    /** A checkpoint is signed by a trusted key that was valid for its size. */
    SIGNATURE("signature"),
    /** The chain ends where checkpoints and expectations say it ends. */
    TAIL("tail"),
    /** Successive checkpoints speak of one growing chain. */
    CONSISTENCY("consistency"),
    /** A package's archive is one that its files determine to the last byte. */
    ARCHIVE("archive"),
    /** A package holds just the files of its manifest, each of its size and digest, and all that its format asks for. */
    MANIFEST("manifest"),
    /** Each entry of a package's promotion is one that the promotion's life cycle has where it stands. */
    LIFE_CYCLE("life_cycle"),
    /** What a package's documents say follows from the chain. */
    DOCUMENT("document"),
    /** A package holds just the original reports that the evidence was made from. */
    RAW("raw"),
    /** A package's proof leads from the last entry to the checkpoint. */
    PROOF("proof");

    private final String id;

    Check(String id) {
        this.id = id;
    }

    /** The stable identifier. */
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}
