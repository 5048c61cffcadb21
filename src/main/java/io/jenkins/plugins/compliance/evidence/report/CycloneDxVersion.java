package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.evidence.ReportException;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** What CycloneDX documents have to keep to, be they JSON or XML. A refusal takes a problem and a remedy. */
final class CycloneDxVersion {

    private static final Pattern KNOWN = Pattern.compile("1\\.[0-9]{1,2}");

    private CycloneDxVersion() {}

    static void check(String version, BiFunction<String, String, ReportException> refusal) throws ReportException {
        if (!KNOWN.matcher(version).matches()) {
            throw refusal.apply("CycloneDX of version " + version, "let the tool write CycloneDX 1.2 to 1.7");
        }
    }

    static ReportException unknownSeverity(BiFunction<String, String, ReportException> refusal) {
        return refusal.apply(
                "a severity that is none", "let the tool write critical, high, medium, low, info, none or unknown");
    }

    /** A score that is not negative. Only those of CVSS are looked at, and by their thresholds. */
    static double score(double score, BiFunction<String, String, ReportException> refusal) throws ReportException {
        if (score < 0) {
            throw refusal.apply("a score below 0: " + score, "let the tool write the report again");
        }
        return score;
    }
}
