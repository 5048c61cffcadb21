/**
 * Evidence: readers for the reports of real tools, each made into one normalised document, and what makes evidence
 * provisional. Reports come from agents and strangers, so every reader takes its input for hostile.
 */
@NullMarked
package io.jenkins.plugins.compliance.evidence;

import org.jspecify.annotations.NullMarked;
