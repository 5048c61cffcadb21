package io.jenkins.plugins.compliance.promotion;

/** What a rollback leads to: a promotion that completed before. */
public sealed interface RollbackTarget {

    /** The {@code completed} entry of that sequence. */
    record Sequence(long sequence) implements RollbackTarget {
        @Override
        public String toString() {
            return "sequence " + sequence;
        }
    }

    /** The newest {@code completed} entry of that version. */
    record Version(String version) implements RollbackTarget {
        @Override
        public String toString() {
            return "version " + version;
        }
    }
}
