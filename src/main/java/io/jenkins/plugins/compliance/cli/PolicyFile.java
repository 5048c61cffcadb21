package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.PolicyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A policy named on the command line: a file, or standard input. */
final class PolicyFile {

    private PolicyFile() {}

    static Policy read(String path, InputStream stdin) throws IOException, PolicyException {
        if (path.equals(ChainInput.STDIN)) {
            return Policy.parse(stdin, "stdin");
        }
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            return Policy.parse(in, path);
        }
    }
}
