package io.jenkins.plugins.compliance.cli;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Where the demo is played: runs commands as somebody at a terminal would, in this JVM, and records what shows. */
final class DemoStage {

    private static final Pattern OPTION = Pattern.compile("--?[a-z-]+");

    /** A command that is longer than that many columns goes on in another line. */
    private static final int WIDE = 80;

    private final CliEnvironment environment;
    private final Asciicast cast;
    private final CliEnvironment recorded;
    private final Screen screen;

    DemoStage(CliEnvironment environment) {
        this.environment = environment;
        this.cast = new Asciicast(
                environment.out(), "Compliance Promotion", environment.clock().instant(), environment.nanoTime());
        this.recorded = with(new PrintStream(new BufferedOutputStream(cast), true, StandardCharsets.UTF_8), true);
        this.screen = Screen.out(recorded);
    }

    private CliEnvironment with(PrintStream out, boolean shown) {
        return new CliEnvironment(
                new ByteArrayInputStream(new byte[0]),
                out,
                shown ? out : environment.err(),
                shown && environment.outIsTerminal(),
                false,
                environment.colour(),
                environment.clock(),
                environment.random(),
                environment.nanoTime(),
                environment.pause());
    }

    /** Says what comes next. */
    void say(String text) {
        screen.line("");
        screen.line(Style.BOLD, "# " + text);
        recorded.out().flush();
    }

    /**
     * Shows a command and runs it.
     *
     * @throws CommandFailedException when it does not end as it is to
     */
    void run(int exitCode, Object... words) throws CommandFailedException {
        String[] args = words(words);
        prompt(args, "");
        expect(exitCode, new Compliance(recorded).run(args), args);
    }

    /** The same, with its output going into a new file. */
    void runInto(Path file, Object... words) throws CommandFailedException, IOException {
        String[] args = words(words);
        prompt(args, " > " + ShellWord.of(file.toString()));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int exitCode = new Compliance(with(new PrintStream(output, true, StandardCharsets.UTF_8), false)).run(args);
        Files.write(file, output.toByteArray());
        expect(ExitCodes.VALID, exitCode, args);
    }

    private static String[] words(Object... words) {
        return Arrays.stream(words).map(Object::toString).toArray(String[]::new);
    }

    private void prompt(String[] args, String redirection) {
        StringBuilder line = new StringBuilder("$ compliance");
        for (String arg : args) {
            String word = OPTION.matcher(arg).matches() ? arg : ShellWord.of(arg);
            if (arg.startsWith("-") && line.length() > WIDE) {
                screen.line(Style.FAINT, line.append(" \\").toString());
                line.setLength(0);
                line.append("   ");
            }
            line.append(' ').append(word);
        }
        screen.line(Style.FAINT, line.append(redirection).toString());
        recorded.out().flush();
    }

    private void expect(int expected, int exitCode, String[] args) throws CommandFailedException {
        recorded.out().flush();
        if (exitCode != expected) {
            throw new CommandFailedException("the demo did not go as it is to: compliance " + args[0] + " ended with "
                    + exitCode + " instead of " + expected);
        }
    }

    /** A line that belongs to no command. */
    void line(String text) {
        screen.line(text);
        recorded.out().flush();
    }

    /** What showed so far, as an asciicast. */
    byte[] recording() {
        return cast.bytes();
    }
}
