/**
 * Benchmarks. Each prints a ratio against the physical limit or a peer, measured in the same run and in alternating
 * rounds, since the machine's speed drifts; {@code docs/performance.md} has the commands and the figures.
 */
@NullMarked
package io.jenkins.plugins.compliance.bench;

import org.jspecify.annotations.NullMarked;
