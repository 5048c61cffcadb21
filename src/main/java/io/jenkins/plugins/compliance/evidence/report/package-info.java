/**
 * Readers for the reports of real tools. Reports come from build agents and strangers, so each reader takes its input for
 * hostile: it streams, holds a bounded number of bounded things whatever the size of the report, and refuses what is
 * malformed with the file, the place and a remedy.
 */
@NullMarked
package io.jenkins.plugins.compliance.evidence.report;

import org.jspecify.annotations.NullMarked;
