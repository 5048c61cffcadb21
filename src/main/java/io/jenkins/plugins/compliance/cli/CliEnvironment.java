package io.jenkins.plugins.compliance.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Everything around a command that is not its arguments.
 *
 * @param in standard input
 * @param out standard output, in UTF-8
 * @param err standard error, in UTF-8
 * @param outIsTerminal whether somebody looks at standard output
 * @param errIsTerminal whether somebody looks at standard error
 * @param colour whether colours are welcome on a terminal
 * @param clock gives entries their time
 * @param random gives entries and keys their random bits
 * @param nanoTime measures how long work takes
 * @param pause waits between two looks at a growing chain
 */
record CliEnvironment(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        boolean colour,
        InstantSource clock,
        SecureRandom random,
        LongSupplier nanoTime,
        Pause pause) {

    /** Waits a moment. */
    @FunctionalInterface
    interface Pause {
        /** @return whether to go on */
        boolean elapses();
    }
}
