package io.jenkins.plugins.compliance.evidence.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.function.LongFunction;

/** Reports of any size that are made while they are read. */
public enum GeneratedReport {
    SARIF(
            "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"t\"}},\"results\":[",
            i -> (i == 0 ? "" : ",") + "{\"ruleId\":\"rule-" + i % 500 + "\",\"level\":\""
                    + (i % 3 == 0 ? "error" : "note")
                    + "\",\"message\":{\"text\":\"finding number " + i + " is not good\"},\"locations\":[{"
                    + "\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"src/File" + i
                    + ".java\"},\"region\":{\"startLine\":7}}}]}\n",
            "]}]}"),
    JUNIT(
            "<testsuite name=\"s\">",
            i -> "<testcase name=\"test" + i + "\" classname=\"C" + i % 999 + "\">"
                    + (i % 3 == 0 ? "<failure message=\"no " + i + "\">at line 1</failure>" : "")
                    + "<system-out><![CDATA[some output of the test that nobody reads]]></system-out></testcase>\n",
            "</testsuite>"),
    COBERTURA(
            "<coverage><packages><package><classes>",
            i -> "<class filename=\"File" + i + ".py\"><lines><line number=\"1\" hits=\"" + i % 2
                    + "\"/><line number=\"2\" hits=\"1\" condition-coverage=\"50% (1/2)\"/></lines></class>\n",
            "</classes></package></packages></coverage>"),
    LCOV("TN:\n", i -> "SF:src/file" + i + ".c\nDA:1," + i % 2 + "\nDA:2,1\nBRDA:2,0,0,-\nLF:2\nend_of_record\n", ""),
    CYCLONEDX_JSON(
            "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[{\"name\":\"a\"}],\"vulnerabilities\":[",
            i -> (i == 0 ? "" : ",") + "{\"id\":\"CVE-2026-" + i + "\",\"ratings\":[{\"severity\":\"high\"}]}\n",
            "]}");

    private final String head;

    @SuppressWarnings("ImmutableEnumChecker") // Every one is a pure function.
    private final LongFunction<String> item;

    private final String tail;

    GeneratedReport(String head, LongFunction<String> item, String tail) {
        this.head = head;
        this.item = item;
        this.tail = tail;
    }

    /** A report of that many items. */
    public ReportSource of(long items) {
        return new ReportSource.Opened(name(), "text/plain", () -> open(items));
    }

    private InputStream open(long items) {
        return new SequenceInputStream(new SequenceInputStream(bytes(head), new Items(items)), bytes(tail));
    }

    /** The items, a hundred at a time. */
    private final class Items extends InputStream {

        private static final int BLOCK = 100;
        private final long end;
        private long next;
        private InputStream block = nullInputStream();

        Items(long end) {
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = block.read(buffer, offset, length);
            while (count < 0 && next < end) {
                StringBuilder text = new StringBuilder();
                for (long last = Math.min(end, next + BLOCK); next < last; next++) {
                    text.append(item.apply(next));
                }
                block = bytes(text.toString());
                count = block.read(buffer, offset, length);
            }
            return count;
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
