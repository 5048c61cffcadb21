/**
 * The tamper drill: forges copies of a chain in every way of a fixed matrix and lets the verifier look for each forgery.
 * What it shows is that the alarm works, on this chain, with these keys, today.
 *
 * <p>The matrix is {@link io.jenkins.plugins.compliance.drill.AttackMatrix}; docs/drill.md lists it. Chains are streamed,
 * never held: copies cost disk, not memory. Randomness comes in by constructor, so that a drill can be repeated.
 */
@NullMarked
package io.jenkins.plugins.compliance.drill;

import org.jspecify.annotations.NullMarked;
