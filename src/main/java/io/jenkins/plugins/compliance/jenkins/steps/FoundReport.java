package io.jenkins.plugins.compliance.jenkins.steps;

import java.io.Serializable;

/**
 * A file that an agent found, as it says. Nothing of it is believed: path, size and digest are checked when the file is read.
 *
 * @param path relative to the workspace, with slashes
 * @param size in bytes
 * @param sha256 in hex
 */
record FoundReport(String path, long size, String sha256) implements Serializable {}
