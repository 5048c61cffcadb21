package io.jenkins.plugins.compliance.chain.entry;

/** A line that is no well-formed entry of format 1; the message says what is wrong and where. */
public final class EntryFormatException extends Exception {

    private static final long serialVersionUID = 1;

    EntryFormatException(String message) {
        super(message);
    }

    EntryFormatException(EntryDiagnosis diagnosis) {
        super(diagnosis.toString());
    }
}
