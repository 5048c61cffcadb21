package io.jenkins.plugins.compliance.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** Runs the command in this JVM as a shell would, with everything around it given. */
final class Cli {

    static final String KEY_NAME = "jenkins.example.com/compliance";

    private byte[] in = {};
    private boolean terminal;
    private boolean colour;
    private InstantSource clock = InstantSource.system();
    private LongSupplier nanoTime = () -> 0;
    private CliEnvironment.Pause pause = () -> false;

    /** What came of a run. */
    record Result(int exitCode, String out, String err) {}

    Cli in(String text) {
        this.in = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    Cli in(byte[] bytes) {
        this.in = bytes;
        return this;
    }

    Cli terminal() {
        this.terminal = true;
        return this;
    }

    Cli colour() {
        this.colour = true;
        return terminal();
    }

    Cli clock(InstantSource source) {
        this.clock = source;
        return this;
    }

    Cli nanoTime(LongSupplier time) {
        this.nanoTime = time;
        return this;
    }

    Cli pause(CliEnvironment.Pause moment) {
        this.pause = moment;
        return this;
    }

    Result run(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliEnvironment environment = new CliEnvironment(
                new ByteArrayInputStream(in),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                terminal,
                colour,
                clock,
                new SecureRandom(),
                nanoTime,
                pause);
        int exitCode = new Compliance(environment)
                .run(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Appends an entry of that event to the chain of service-a, and gives what the command printed. */
    static Result append(Path root, String event) {
        return new Cli().in(draft(event)).run("append", root);
    }

    static String draft(String event) {
        return "{\"service\":\"service-a\",\"type\":\"promotion\",\"metadata\":{\"sprint\":\"1\"},"
                + "\"data\":{\"event\":\"" + event + "\"}}";
    }
}
