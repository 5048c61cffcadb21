/**
 * The policy a promotion is held to: services and their order, required evidence, gates, waivers; and their evaluation.
 * Whatever is not known is not passed.
 */
@NullMarked
package io.jenkins.plugins.compliance.policy;

import org.jspecify.annotations.NullMarked;
