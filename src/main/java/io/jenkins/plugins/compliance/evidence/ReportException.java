package io.jenkins.plugins.compliance.evidence;

import java.io.IOException;

/**
 * A report that is refused. The message is one line, {@code file:line:column: problem; remedy}, and holds nothing that
 * could steer a terminal.
 */
public final class ReportException extends IOException {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 300;

    private final String file;
    private final String place;
    private final String problem;
    private final String remedy;

    /**
     * @param file the report's name
     * @param place where in it: {@code line:column}, or empty when it is about the whole file
     * @param problem what is wrong
     * @param remedy what to do
     */
    public ReportException(String file, String place, String problem, String remedy) {
        super(printable(file) + (place.isEmpty() ? "" : ":" + place) + ": " + printable(problem) + "; "
                + printable(remedy));
        this.file = printable(file);
        this.place = place;
        this.problem = printable(problem);
        this.remedy = printable(remedy);
    }

    /** The report's name. */
    public String file() {
        return file;
    }

    /** {@code line:column}, or empty when it is about the whole file. */
    public String place() {
        return place;
    }

    /** What is wrong. */
    public String problem() {
        return problem;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }
}
