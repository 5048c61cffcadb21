package io.jenkins.plugins.compliance.cli;

/**
 * On how many cores to work.
 *
 * @param value at least 1
 */
record Threads(int value) {

    private static final int MOST = 1024;

    static Threads parse(String word) {
        return new Threads((int) Math.min(MOST, Count.atLeast(1, word)));
    }

    static Threads all() {
        return new Threads(Runtime.getRuntime().availableProcessors());
    }
}
