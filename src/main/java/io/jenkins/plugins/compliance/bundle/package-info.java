/**
 * The evidence package: what an auditor takes away, the verifiers for it, and the reports for people.
 */
@NullMarked
package io.jenkins.plugins.compliance.bundle;

import org.jspecify.annotations.NullMarked;
