package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;

/** Entries as rows, one at a time, since nobody knows how many there will be. Confined to one thread. */
final class EntryTable {

    private static final int HASH_SHOWN = 12;

    private static final Column[] COLUMNS = {
        new Column(10, 0, Overflow.SPAN),
        new Column(26, 0, Overflow.TRUNCATE),
        new Column(12, 0, Overflow.TRUNCATE),
        new Column(26, 0, Overflow.TRUNCATE),
        new Column(HASH_SHOWN + 2, 0, Overflow.TRUNCATE)
    };

    private final Screen screen;

    EntryTable(Screen screen) {
        this.screen = screen;
    }

    void header() {
        row("SEQUENCE", "TIMESTAMP", "TYPE", "EVENT", "HASH");
    }

    void row(EvidenceEntry entry) {
        row(
                Long.toString(entry.sequence()),
                UtcTime.of(entry.timestamp()),
                entry.type().spelling(),
                Printable.of(entry.data().text("event").orElse("-")),
                entry.hash().hex().substring(0, HASH_SHOWN));
    }

    private void row(String... cells) {
        Help.TextTable table = Help.TextTable.forColumns(Help.defaultColorScheme(Help.Ansi.OFF), COLUMNS);
        Help.Ansi.Text[] texts = new Help.Ansi.Text[cells.length];
        for (int i = 0; i < cells.length; i++) {
            texts[i] = plain(cells[i]);
        }
        table.addRowValues(texts);
        screen.line(table.toString().stripTrailing());
    }

    /** Picocli takes "@|" for the beginning of its markup, wherever the text comes from; so it never gets to see one. */
    private static Help.Ansi.Text plain(String text) {
        Help.Ansi.Text plain = Help.Ansi.OFF.text("");
        for (String part : text.split("(?<=@)", -1)) {
            plain = plain.concat(part);
        }
        return plain;
    }
}
