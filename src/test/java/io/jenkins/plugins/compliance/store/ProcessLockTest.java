package io.jenkins.plugins.compliance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("lock");
    }

    @Test
    void letsOneThreadInAtATime() throws Exception {
        ProcessLock one = ProcessLock.open(file());
        ProcessLock other = ProcessLock.open(file());
        AtomicInteger inside = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Boolean>> alone = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            ProcessLock lock = i % 2 == 0 ? one : other;
            alone.add(threads.submit(() -> lock.hold(() -> {
                boolean first = inside.incrementAndGet() == 1;
                LockSupport.parkNanos(1);
                inside.decrementAndGet();
                return first;
            })));
        }
        for (Future<Boolean> result : alone) {
            assertThat(result.get()).isTrue();
        }
        threads.shutdown();
        one.close(() -> {});
        other.close(() -> {});
    }

    @Test
    void readersOfTheSameProcessWaitForItsWriterAndLeaveItsLockInPlace() throws Exception {
        ProcessLock writer = ProcessLock.open(file());
        ExecutorService reader = Executors.newSingleThreadExecutor();
        boolean otherProcessGotIn = writer.hold(() -> {
            Future<Boolean> read = reader.submit(() -> ProcessLock.withoutWriters(file(), () -> true));
            boolean gotIn = otherProcessGetsIn();
            assertThat(read.isDone()).isFalse();
            return gotIn;
        });
        reader.shutdown();
        assertThat(reader.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        assertThat(otherProcessGotIn)
                .as("closing a descriptor would have lost the lock")
                .isFalse();
        writer.close(() -> {});
        assertThat(otherProcessGetsIn()).isTrue();
    }

    @Test
    void aSecondWriterThatClosesLeavesTheFirstOnesLockInPlace() throws IOException {
        ProcessLock writer = ProcessLock.open(file());
        boolean otherProcessGotIn = writer.hold(() -> {
            ProcessLock second = ProcessLock.open(link());
            second.close(() -> {});
            return otherProcessGetsIn();
        });

        assertThat(otherProcessGotIn).isFalse();
        writer.close(() -> {});
    }

    /** Another name of the same file. */
    private Path link() {
        try {
            return Files.createLink(directory.resolve("same"), file());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By flock(1) on the POSIX lock there would be no meeting, so a Java process tries. */
    private boolean otherProcessGetsIn() {
        try {
            Process process = javaProcess(TryLock.class).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            assertThat(said).isIn("in", "out");
            return said.equals("in");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder javaProcess(Class<?> main) {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        StoreProcess.location(ProcessLockTest.class).toString(),
                        main.getName(),
                        file().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /** Says whether it could lock a file. */
    static final class TryLock {
        public static void main(String[] args) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
                System.out.print(channel.tryLock() == null ? "out" : "in");
            }
        }
    }

    @Test
    void waitsForALockOfAnotherPartOfTheProcess() throws Exception {
        ProcessLock lock = ProcessLock.open(file());
        CountDownLatch held = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            FileLock foreign = channel.lock();
            Future<Integer> result = other.submit(() -> {
                held.countDown();
                return lock.hold(() -> 1);
            });
            held.await();
            TimeUnit.MILLISECONDS.sleep(20);
            assertThat(result.isDone()).isFalse();
            foreign.release();
            assertThat(result.get(1, TimeUnit.MINUTES)).isEqualTo(1);
        }
        other.shutdown();
        lock.close(() -> {});
    }

    @Test
    void anInterruptNeitherEndsTheWaitNorGetsLost() throws Exception {
        ProcessLock lock = ProcessLock.open(file());
        ExecutorService other = Executors.newSingleThreadExecutor();
        Process holder = javaProcess(HoldLock.class).start();
        assertThat(holder.getInputStream().read()).isEqualTo('+');
        Future<Boolean> interrupted = other.submit(() -> {
            Thread.currentThread().interrupt();
            lock.hold(() -> true);
            return Thread.interrupted();
        });
        TimeUnit.MILLISECONDS.sleep(20);
        assertThat(interrupted.isDone()).isFalse();
        holder.getOutputStream().close();

        assertThat(interrupted.get(1, TimeUnit.MINUTES)).isTrue();
        other.shutdown();
        lock.close(() -> {});
    }

    /** Holds a lock until its input ends. */
    static final class HoldLock {
        public static void main(String[] args) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                System.out.print(lock.isValid() ? "+" : "-");
                System.out.flush();
                System.in.read();
            }
        }
    }

    @Test
    void cannotBeHeldAfterClosing() throws IOException {
        ProcessLock lock = ProcessLock.open(file());
        lock.close(() -> {});
        lock.close(() -> {});

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> lock.hold(() -> 1))
                .withMessageContaining("was closed; open it again");
    }
}
