package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.store.EntryReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compliance log}. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        header = "Show the entries of a chain.",
        description =
                "Shows each entry's sequence, time, type, event and the beginning of its hash. Nothing is verified"
                        + " but each entry in itself; see compliance verify.")
final class LogCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Parameters(paramLabel = "CHAIN", description = "The chain's directory.")
    private Path chain;

    @Mixin
    private EntryFilter filter = new EntryFilter();

    @Option(names = "--follow", description = "Then wait for further entries and show them, until interrupted.")
    private boolean follow;

    @Option(names = "--json", description = "Show the entries' lines as they are stored, for other programs.")
    private boolean json;

    LogCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, CommandFailedException {
        Screen screen = Screen.out(environment);
        EntryTable table = new EntryTable(screen);
        if (!json) {
            table.header();
        }
        long next = show(filter.begin(), screen, table);
        while (follow
                && next < filter.end()
                && !screen.failed()
                && environment.pause().elapses()) {
            next = show(next, screen, table);
        }
        return ExitCodes.VALID;
    }

    /** Shows what there is from a sequence on, and returns the first that is not there yet. */
    private long show(long from, Screen screen, EntryTable table) throws IOException, CommandFailedException {
        long next = from;
        try (EntryReader entries = ChainInput.snapshot(chain).read(from, Math.max(from, filter.end()))) {
            for (Optional<EvidenceEntry> entry = entries.next();
                    entry.isPresent() && !screen.failed();
                    entry = entries.next()) {
                next = entry.get().sequence() + 1;
                if (filter.test(entry.get())) {
                    show(entry.get(), screen, table);
                }
            }
        }
        return next;
    }

    private void show(EvidenceEntry entry, Screen screen, EntryTable table) {
        if (json) {
            screen.jsonLine(entry.line());
        } else {
            table.row(entry);
        }
    }
}
