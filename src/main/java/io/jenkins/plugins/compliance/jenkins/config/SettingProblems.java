package io.jenkins.plugins.compliance.jenkins.config;

import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.PolicyException;
import io.jenkins.plugins.compliance.policy.PolicyProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is wrong with a setting, in words for whoever typed it. Stateless. */
final class SettingProblems {

    /** Any point of the curve does to try a name. */
    private static final byte[] SOME_KEY = new byte[32];

    private SettingProblems() {}

    /** Each problem of a policy's text, with line, column and remedy; none when it can be used, or is empty. */
    static List<String> ofPolicy(String yaml) {
        if (yaml.isBlank()) {
            return List.of();
        }
        try {
            Policy.parse(yaml.getBytes(StandardCharsets.UTF_8), "the policy");
            return List.of();
        } catch (PolicyException e) {
            return e.problems().stream().map(SettingProblems::line).toList();
        }
    }

    private static String line(PolicyProblem problem) {
        return "line " + problem.line() + ", column " + problem.column() + ": " + problem.message() + "; "
                + problem.remedy();
    }

    /** Why a directory cannot be configured: it must be absolute, since a controller has no working directory to trust. */
    static Optional<String> ofDirectory(String text) {
        try {
            return Path.of(text).isAbsolute()
                    ? Optional.empty()
                    : Optional.of("\"" + text + "\" is not an absolute path; write it from the root on");
        } catch (InvalidPathException e) {
            return Optional.of("\"" + text + "\" is not a path: " + e.getReason());
        }
    }

    /** Why nothing can be written to a directory; tries it, and leaves nothing behind but the directory. */
    static Optional<String> ofWriting(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, ".writable", ".tmp"));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(directory + " cannot be written: " + e + "; let the user that Jenkins runs as own it");
        }
    }

    /** Why a name cannot be an installation's. */
    static Optional<String> ofKeyName(String name) {
        try {
            VerifierKey.ed25519(name, SOME_KEY);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Throws what is wrong at whoever configures by code. */
    static void refuse(String setting, Optional<String> problem) {
        problem.ifPresent(text -> {
            throw new IllegalArgumentException("compliancePromotion." + setting + ": " + text);
        });
    }
}
