package io.jenkins.plugins.compliance.chain.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads blocks of lines in order, scans several at once, and hands them on in order. Memory is bounded by the number of
 * blocks in flight, however long the chain.
 *
 * <p>Confined to one thread, which reads and takes the results; the scanning threads end with {@link #run}.
 */
final class LineBlockPipeline {

    private final int threads;

    /** Takes the scanned blocks. */
    interface BlockConsumer {
        void accept(LineBlock block) throws IOException;
    }

    /** @param threads how many blocks are scanned at a time; with 1 the calling thread does it all */
    LineBlockPipeline(int threads) {
        this.threads = threads;
    }

    /** @return the number of bytes read */
    long run(InputStream chain, BlockConsumer inOrder) throws IOException {
        LineBlockReader reader = new LineBlockReader(chain);
        if (threads == 1) {
            LineBlock block = new LineBlock();
            while (reader.fill(block)) {
                inOrder.accept(block.scan());
            }
            return reader.offset();
        }
        ExecutorService scanners = Executors.newFixedThreadPool(threads, LineBlockPipeline::daemon);
        try {
            run(reader, scanners, inOrder);
            return reader.offset();
        } finally {
            scanners.shutdownNow();
        }
    }

    private void run(LineBlockReader reader, ExecutorService scanners, BlockConsumer inOrder) throws IOException {
        ArrayDeque<LineBlock> free = new ArrayDeque<>();
        // One block more than threads, so that a scanner has the next block while the oldest result is being taken.
        for (int i = 0; i <= threads; i++) {
            free.add(new LineBlock());
        }
        ArrayDeque<Future<LineBlock>> inFlight = new ArrayDeque<>();
        while (true) {
            LineBlock block = free.isEmpty() ? take(inFlight, inOrder) : free.remove();
            if (!reader.fill(block)) {
                break;
            }
            inFlight.add(scanners.submit(block::scan));
        }
        while (!inFlight.isEmpty()) {
            take(inFlight, inOrder);
        }
    }

    private static LineBlock take(ArrayDeque<Future<LineBlock>> inFlight, BlockConsumer inOrder) throws IOException {
        LineBlock block = scanned(inFlight.remove());
        inOrder.accept(block);
        return block;
    }

    /** Scanning a block takes milliseconds, and waits for nothing: an interrupt is kept for who reads the stream. */
    private static LineBlock scanned(Future<LineBlock> scan) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return scan.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("scanning a block of a chain failed", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Thread daemon(Runnable scanner) {
        Thread thread = new Thread(scanner, "chain-verifier");
        thread.setDaemon(true);
        return thread;
    }
}
