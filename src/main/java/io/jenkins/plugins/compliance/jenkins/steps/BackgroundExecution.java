package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.compliance.bundle.PackagingException;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.promotion.PromotionException;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * A step whose work is done on a thread of its own, under the build's authentication, and begun again from where the
 * records say it is when the controller was restarted meanwhile.
 */
abstract class BackgroundExecution extends StepExecution {

    private static final long serialVersionUID = 1L;
    private static final int WORKSPACE_TRIES = 60;
    private static final long WORKSPACE_PAUSE_MILLIS = 5_000;
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(BackgroundExecution::thread);

    private transient volatile boolean resumed;
    private transient @Nullable Thread reader;
    private transient boolean stopped;

    /** Threads of a pool would otherwise keep the class loader of whatever script came first. */
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "compliance-promotion step");
        thread.setDaemon(true);
        thread.setContextClassLoader(BackgroundExecution.class.getClassLoader());
        return thread;
    }

    BackgroundExecution(StepContext context) {
        super(context);
    }

    /**
     * Does the work. Called again after a restart.
     *
     * @return what the step returns
     */
    abstract Object work(Authentication authentication) throws Exception;

    @Override
    public final boolean start() {
        begin();
        return false;
    }

    @Override
    public final void onResume() {
        resumed = true;
        begin();
    }

    private void begin() {
        THREADS.execute(() -> {
            try {
                getContext().onSuccess(workAsTheBuild());
            } catch (Throwable e) {
                // Everything goes to the build: nobody else waits for this thread.
                getContext().onFailure(presentable(e));
            }
        });
    }

    @SuppressWarnings("try") // the context is only to be closed
    private Object workAsTheBuild() throws Exception {
        Authentication authentication =
                Objects.requireNonNull(getContext().get(FlowExecution.class)).getAuthentication2();
        try (ACLContext ignored = ACL.as2(authentication)) {
            return work(authentication);
        }
    }

    /** The workspace around the step, null where there is none. After a restart an agent takes its time to come back. */
    final @Nullable FilePath workspace() throws IOException, InterruptedException {
        int tries = resumed ? WORKSPACE_TRIES : 1;
        while (true) {
            try {
                return workspaceNow();
            } catch (IOException e) {
                if (--tries <= 0) {
                    throw e;
                }
            }
            Thread.sleep(WORKSPACE_PAUSE_MILLIS);
        }
    }

    /** The same, asked for once. */
    final @Nullable FilePath workspaceNow() throws IOException, InterruptedException {
        try {
            return getContext().get(FilePath.class);
        } catch (RuntimeException e) {
            // Of an agent that there is no more Pipeline says so by an exception of no particular kind.
            throw new IOException("the workspace cannot be had: " + e, e);
        }
    }

    /** What may hang, since an agent or somebody's server has to answer. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException, InterruptedException;
    }

    /** Reads what can be stopped by {@link #stopReading}; nothing else is interrupted. */
    final <T> T read(Reading<T> reading) throws IOException, InterruptedException {
        try {
            reading(Thread.currentThread());
            return reading.read();
        } finally {
            reading(null);
        }
    }

    private synchronized void reading(@Nullable Thread thread) throws InterruptedException {
        reader = thread;
        if (stopped) {
            // The exception says it; what is still to be done is not to be disturbed.
            Thread.interrupted();
            throw new InterruptedException("stopped");
        }
    }

    final synchronized void stopReading() {
        stopped = true;
        if (reader != null) {
            reader.interrupt();
        }
    }

    /** What the user can do something about is shown without a stack trace; its message says what. */
    private static Throwable presentable(Throwable e) {
        boolean expected = e instanceof IOException
                || e instanceof PromotionException
                || e instanceof PackagingException
                || e instanceof SigningException
                || e instanceof NoteSigningException;
        if (!expected || e instanceof AbortException) {
            return e;
        }
        AbortException abort = new AbortException(e.getMessage() == null ? e.toString() : e.getMessage());
        abort.initCause(e);
        return abort;
    }
}
