/**
 * Evidence: its vocabulary. What kinds there are, how a file is referred to and kept, what a normalised document is, and
 * what makes evidence provisional. The packages below read the reports of real tools and collect them.
 */
@NullMarked
package io.jenkins.plugins.compliance.evidence;

import org.jspecify.annotations.NullMarked;
