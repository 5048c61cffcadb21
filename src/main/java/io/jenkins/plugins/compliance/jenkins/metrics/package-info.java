/**
 * What monitoring systems are told: made from the fold over the chains and the results of verifying them, never from
 * builds. docs/monitoring/README.md says what each metric means.
 */
@NullMarked
package io.jenkins.plugins.compliance.jenkins.metrics;

import org.jspecify.annotations.NullMarked;
