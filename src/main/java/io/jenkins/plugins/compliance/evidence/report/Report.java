package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.evidence.ReportFormat;
import java.util.Optional;

/**
 * A report that was read.
 *
 * @param format what it is
 * @param tool what wrote it, if it says
 * @param time when it was made, if it says: RFC 3339 in UTC, or without a zone where the report names none
 * @param content what it says
 */
public record Report(ReportFormat format, Optional<ReportTool> tool, Optional<String> time, ReportContent content) {}
