package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.json.UnrepresentableJsonException;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.policy.PolicyException;
import io.jenkins.plugins.compliance.promotion.PromotionException;
import io.jenkins.plugins.compliance.signing.SigningException;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import io.jenkins.plugins.compliance.store.BrokenChainException;
import io.jenkins.plugins.compliance.store.StoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import picocli.CommandLine;

/** Turns failures that can be expected into one line on standard error and an exit code. A bug keeps its stack trace. */
final class Failures implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {

    private static final Set<Class<? extends Exception>> SPEAK_FOR_THEMSELVES = Set.of(
            CommandFailedException.class,
            PromotionException.class,
            UnusableKeyException.class,
            SigningException.class,
            NoteSigningException.class,
            UnrepresentableJsonException.class);

    private final Screen screen;

    /** @param screen standard error */
    Failures(Screen screen) {
        this.screen = screen;
    }

    @Override
    public int handleParseException(CommandLine.ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        tell(command, String.valueOf(e.getMessage()));
        screen.line("Try: " + name + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (e instanceof PolicyException policy) {
            policy.problems().forEach(problem -> tell(command, problem.in(policy.fileName())));
        } else if (e instanceof IOException io) {
            tell(command, reason(io));
        } else if (e instanceof InvalidPathException name) {
            tell(command, reason(name));
        } else if (SPEAK_FOR_THEMSELVES.contains(e.getClass())) {
            tell(command, String.valueOf(e.getMessage()));
        } else {
            throw e;
        }
        return e instanceof BrokenChainException ? ExitCodes.BROKEN : ExitCodes.CANNOT_TELL;
    }

    private void tell(CommandLine command, String message) {
        screen.part(Style.BAD, command.getCommandSpec().qualifiedName() + ": ");
        screen.line(message);
    }

    private static String reason(InvalidPathException e) {
        return e.getInput() + " cannot be the name of a file here: " + e.getReason()
                + "; name another, or set LC_ALL to a locale whose encoding has all of its characters, such as C.UTF-8";
    }

    /** The platform's file exceptions often hold a path and no word about it. */
    private static String reason(IOException e) {
        if (e instanceof StoreException || !(e instanceof FileSystemException failed)) {
            return e.getMessage() == null ? e.toString() : e.getMessage();
        } else if (e instanceof NoSuchFileException) {
            return "there is no " + failed.getFile();
        } else if (e instanceof AccessDeniedException) {
            return "permission denied: " + failed.getFile();
        } else if (e instanceof FileAlreadyExistsException) {
            return failed.getFile() + " exists already; choose another name";
        }
        return String.valueOf(failed.getMessage());
    }
}
