package io.jenkins.plugins.compliance.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar on standard error, for somebody who looks at it, and only for work that takes longer than a second.
 * Confined to one thread.
 */
final class Progress implements AutoCloseable {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long MEBIBYTE = 1 << 20;
    private static final int WIDTH = 80;

    private final CliEnvironment environment;
    private final String task;
    private final OptionalLong total;
    private final String unit;
    private final long unitSize;
    private final LongSupplier nanoTime;
    private final long start;
    private long done;
    private @Nullable ProgressBar bar;

    private Progress(CliEnvironment environment, String task, OptionalLong total, String unit, long unitSize) {
        this.environment = environment;
        this.task = task;
        this.total = total;
        this.unit = unit;
        this.unitSize = unitSize;
        this.nanoTime = environment.nanoTime();
        this.start = nanoTime.getAsLong();
    }

    /** @param total how many bytes there will be, where that is known */
    static Progress ofBytes(CliEnvironment environment, String task, OptionalLong total) {
        return new Progress(environment, task, total, " MiB", MEBIBYTE);
    }

    /** @param total how many steps there will be */
    static Progress ofSteps(CliEnvironment environment, String task, long total) {
        return new Progress(environment, task, OptionalLong.of(total), "", 1);
    }

    /** The same stream, whose bytes are counted as they are read. */
    InputStream watch(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int read = super.read();
                step(read < 0 ? 0 : 1);
                return read;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int read = super.read(target, offset, length);
                step(Math.max(0, read));
                return read;
            }
        };
    }

    /** So much more is done. */
    void step(long more) {
        done += more;
        if (bar == null && environment.errIsTerminal() && nanoTime.getAsLong() - start > PATIENCE_NANOS) {
            bar = draw();
        }
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    private ProgressBar draw() {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total.orElse(-1))
                .setUnit(unit, unitSize)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(environment.err(), WIDTH))
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
