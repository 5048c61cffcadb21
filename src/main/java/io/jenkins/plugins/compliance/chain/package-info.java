/**
 * The evidence chain's vocabulary: the values every other package speaks in.
 *
 * <p>This package and those below it are pure: no files, no network, no clock, no randomness, no Jenkins. What they
 * compute depends on their arguments alone, so that an auditor's machine computes the same.
 */
@NullMarked
package io.jenkins.plugins.compliance.chain;

import org.jspecify.annotations.NullMarked;
