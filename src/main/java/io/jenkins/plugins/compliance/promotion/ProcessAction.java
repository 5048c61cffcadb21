package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

/**
 * Runs a command by the platform's shell, with the promotion's environment added to this process's own. Its output, both
 * streams as one, goes through to where the caller looks while it comes. Neither the command nor its environment is
 * recorded anywhere. Thread-safe as far as the output stream is.
 */
public final class ProcessAction implements DeploymentAction {

    private static final int BUFFER = 1 << 13;

    private final List<String> command;
    private final OutputStream output;

    /**
     * @param command a command line for {@code sh -c}, on Windows for {@code cmd /c}
     * @param output where its output goes; not closed
     */
    public ProcessAction(String command, OutputStream output) {
        boolean windows = java.io.File.separatorChar == '\\';
        this.command = windows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command);
        this.output = output;
    }

    @Override
    public Result run(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = false;
        try {
            process.getOutputStream().close();
            MessageDigest sha256 = Sha256Digest.newMessageDigest();
            long size = pass(process.getInputStream(), sha256);
            int exitCode = process.waitFor();
            ended = true;
            return new Result(exitCode, Sha256Digest.of(sha256.digest()), size);
        } finally {
            if (!ended) {
                end(process);
            }
        }
    }

    private long pass(InputStream in, MessageDigest sha256) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            sha256.update(buffer, 0, count);
            output.write(buffer, 0, count);
            output.flush();
            size += count;
        }
        return size;
    }

    /** The shell's children too: whatever it started is not to go on while the promotion has another end. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
