package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.evidence.ReportException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Walks through a report of lines. Confined to one thread. */
final class LineCursor {

    /** Names of C++ functions are long. In UTF-16 code units. */
    private static final int LONGEST = 1 << 18;

    private static final int BUFFER = 1 << 15;

    private final String file;
    private final StrictReader reader;
    private final char[] buffer = new char[BUFFER];
    private int position;
    private int end;
    private boolean ended;
    private long number;

    LineCursor(String file, StrictReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /** The next line without what ends it (LF or CR LF), null behind the last one. */
    @Nullable
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        number++;
        while (true) {
            int from = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            line.append(buffer, from, position - from);
            if (line.length() > LONGEST) {
                throw refuse("a line of more than " + LONGEST + " characters", "see what wrote it");
            } else if (position < end) {
                position++;
                return checked(line);
            } else if (!fill()) {
                return line.isEmpty() ? null : checked(line);
            }
        }
    }

    private boolean fill() throws IOException {
        if (!ended) {
            int count = reader.read(buffer, 0, BUFFER);
            ended = count < 0;
            position = 0;
            end = Math.max(0, count);
        }
        return !ended;
    }

    private String checked(StringBuilder line) throws ReportException {
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i)) && line.charAt(i) != '\t') {
                throw refuse(
                        String.format("the control character U+%04X", (int) line.charAt(i)),
                        "see what wrote it, and let the tool write the report again");
            }
        }
        return line.toString();
    }

    /** A refusal at the line that was read last. */
    ReportException refuse(String problem, String remedy) {
        return new ReportException(file, number + ":1", problem, remedy);
    }
}
