package io.jenkins.plugins.compliance.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A store that cannot do what it was asked. The message names the file, what went wrong there, and the remedy. */
public class StoreException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message with file, fault and remedy */
    public StoreException(String message) {
        super(message);
    }

    /** @param message with file, fault and remedy */
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }

    /** The same failure for one more caller, with a stack trace that leads to that one. */
    StoreException again() {
        return new StoreException(getMessage(), this);
    }

    /** The fault of the platform's exception, between what could not be done and what helps. */
    static StoreException because(String cannot, IOException cause, String remedy) {
        return new StoreException("cannot " + cannot + ": " + reason(cause) + "; " + remedy, cause);
    }

    /** What is wrong, in the words of the operating system where it has some; these exceptions often hold a path only. */
    static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        } else if (cause instanceof NoSuchFileException) {
            return "no such file or directory";
        } else if (cause instanceof NotDirectoryException) {
            return "not a directory";
        } else if (cause instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
