package io.jenkins.plugins.compliance.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;

/** The command {@code compliance}. docs/cli.md describes it. */
@Command(
        name = "compliance",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "Keeps chains of evidence, and checks them for somebody who trusts nobody.",
        footerHeading = "%nExit codes:%n",
        footer = {
            "   0  valid; or done",
            "   1  broken",
            "   2  cannot tell; or could not be done, and the reason is on standard error",
            "  64  the command line was not understood"
        })
public final class Compliance {

    private static final int FOLLOW_PAUSE_MILLIS = 1000;

    /** What the store logs for operators the commands tell their callers; kept, since loggers are held weakly. */
    private static final Logger LOGGER = Logger.getLogger("io.jenkins.plugins.compliance");

    private final CliEnvironment environment;

    Compliance(CliEnvironment environment) {
        this.environment = environment;
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        LOGGER.setLevel(Level.OFF);
        System.exit(new Compliance(environment(System.getenv())).run(args));
    }

    int run(String... args) {
        int exitCode = commandLine().execute(args);
        if (environment.out().checkError()) {
            Screen.err(environment).line("compliance: not all of the output could be written");
            return ExitCodes.CANNOT_TELL;
        }
        return exitCode;
    }

    private CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(this)
                .addSubcommand(new CollectCommand(environment))
                .addSubcommand(new PlanCommand(environment))
                .addSubcommand(new PromoteCommand(environment))
                .addSubcommand(new RollbackCommand(environment))
                .addSubcommand(new StatusCommand(environment))
                .addSubcommand(new WaiveCommand(environment))
                .addSubcommand(new AbandonCommand(environment))
                .addSubcommand(new VerifyCommand(environment))
                .addSubcommand(new LogCommand(environment))
                .addSubcommand(new AppendCommand(environment))
                .addSubcommand(new CheckpointCommand(environment))
                .addSubcommand(new ProveCommand(environment))
                .addSubcommand(new VerifyProofCommand(environment))
                .addSubcommand(new ExportCommand(environment))
                .addSubcommand(PolicyCommand.commandLine(environment))
                .addSubcommand(new PackageCommand(environment))
                .addSubcommand(new ReportCommand(environment))
                .addSubcommand(new DemoCommand(environment))
                .addSubcommand(new BackupCommand(environment))
                .addSubcommand(new KeygenCommand(environment))
                .addSubcommand(new DrillCommand(environment))
                .addSubcommand(new AutoComplete.GenerateCompletion());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        Converters.register(commandLine);
        Failures failures = new Failures(Screen.err(environment));
        commandLine.setParameterExceptionHandler(failures);
        commandLine.setExecutionExceptionHandler(failures);
        commandLine.setColorScheme(Help.defaultColorScheme(
                environment.outIsTerminal() && environment.colour() ? Help.Ansi.ON : Help.Ansi.OFF));
        commandLine.setOut(new PrintWriter(environment.out(), true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(environment.err(), true, StandardCharsets.UTF_8));
        // A file name may begin with '@', and is not to be taken for a file of arguments.
        commandLine.setExpandAtFiles(false);
        setExitCodes(commandLine);
        return commandLine;
    }

    private static void setExitCodes(CommandLine commandLine) {
        commandLine.getCommandSpec().exitCodeOnInvalidInput(ExitCodes.USAGE);
        commandLine.getCommandSpec().exitCodeOnExecutionException(ExitCodes.CANNOT_TELL);
        commandLine.getSubcommands().values().forEach(Compliance::setExitCodes);
    }

    private static CliEnvironment environment(Map<String, String> variables) {
        boolean colour = variables.getOrDefault("NO_COLOR", "").isEmpty()
                && !variables.getOrDefault("TERM", "").equals("dumb");
        return new CliEnvironment(
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Terminals.isTerminal(1),
                Terminals.isTerminal(2),
                colour,
                InstantSource.system(),
                new SecureRandom(),
                System::nanoTime,
                Compliance::pause);
    }

    /** Not System.out, which is in the platform's encoding. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 13), true, StandardCharsets.UTF_8);
    }

    private static boolean pause() {
        try {
            Thread.sleep(FOLLOW_PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
