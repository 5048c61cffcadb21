package io.jenkins.plugins.compliance.store;

/**
 * What the chains of one store share.
 *
 * @param disk where their files are
 * @param sealer what gives entries their time and random bits
 * @param segmentBytes how long a segment may become, at least 1
 */
record LocalSettings(Disk disk, Sealer sealer, long segmentBytes) {
    LocalSettings {
        if (segmentBytes < 1) {
            throw new IllegalArgumentException("segmentBytes: " + segmentBytes);
        }
    }
}
