package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.verify.CheckpointSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The checkpoints that a chain is held against: those found beside it and those the caller brought along. */
final class CheckpointSources implements Closeable {

    /** What findings call the checkpoints in a chain's directory. */
    static final String FOUND = "checkpoints.txt";

    private final List<CheckpointSource> sources = new ArrayList<>();

    private CheckpointSources() {}

    static CheckpointSources open(ChainInput input, List<Path> given) throws IOException {
        CheckpointSources opened = new CheckpointSources();
        try {
            opened.add(FOUND, input.checkpoints(), false);
            for (Path file : given) {
                opened.add(file.toString(), Files.newInputStream(file), true);
            }
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    private void add(String name, InputStream stream, boolean given) {
        sources.add(new CheckpointSource(name, stream, given));
    }

    List<CheckpointSource> list() {
        return List.copyOf(sources);
    }

    @Override
    public void close() throws IOException {
        for (CheckpointSource source : sources) {
            source.stream().close();
        }
    }
}
