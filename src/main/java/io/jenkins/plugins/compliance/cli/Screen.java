package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes: lines of text for people, through {@link Printable} and with colours on a terminal, or JSON
 * and files' bytes for machines, exactly as they are unless a terminal would show them. Confined to one thread.
 */
final class Screen {

    private final PrintStream stream;
    private final boolean terminal;
    private final boolean colour;

    private Screen(PrintStream stream, boolean terminal, boolean colour) {
        this.stream = stream;
        this.terminal = terminal;
        this.colour = terminal && colour;
    }

    static Screen out(CliEnvironment environment) {
        return new Screen(environment.out(), environment.outIsTerminal(), environment.colour());
    }

    static Screen err(CliEnvironment environment) {
        return new Screen(environment.err(), environment.errIsTerminal(), environment.colour());
    }

    /** A line of text. */
    void line(String text) {
        line(Style.PLAIN, text);
    }

    /** A line of text. */
    void line(Style style, String text) {
        part(style, text);
        end();
    }

    /** A label and what it names. */
    void field(String label, String value) {
        field(label, Style.PLAIN, value);
    }

    /** A label and what it names. */
    void field(String label, Style style, String value) {
        part(Style.FAINT, String.format("%-14s", label));
        line(style, value);
    }

    /** Part of a line, which {@link #end} ends. */
    void part(Style style, String text) {
        String printable = Printable.of(text);
        stream.print(colour ? style.apply(printable) : printable);
    }

    /** Ends a line. */
    void end() {
        stream.print('\n');
    }

    /** A JSON document in canonical form, on one line. */
    void json(JsonObject document) {
        jsonLine(CanonicalJson.write(document));
    }

    /** Canonical JSON, on one line. */
    void jsonLine(byte[] canonical) {
        if (terminal) {
            line(new String(canonical, StandardCharsets.UTF_8));
        } else {
            stream.writeBytes(canonical);
            end();
        }
    }

    /** A file of text lines. */
    void file(byte[] utf8) {
        if (terminal) {
            new String(utf8, StandardCharsets.UTF_8).lines().forEach(this::line);
        } else {
            stream.writeBytes(utf8);
        }
    }

    /** Whether somebody looks at it. */
    boolean isTerminal() {
        return terminal;
    }

    /** Whether writing has failed, as when the reader of a pipe is gone. */
    boolean failed() {
        return stream.checkError();
    }
}
