package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.store.EvidenceChain;

/** Tells what had to be moved aside while a chain was opened. */
final class Recoveries {

    private Recoveries() {}

    static void tell(EvidenceChain chain, CliEnvironment environment) {
        Screen screen = Screen.err(environment);
        chain.recoveries().forEach(torn -> {
            screen.part(Style.DOUBTFUL, "note: ");
            screen.line(torn + "; nothing that was acknowledged is lost");
        });
    }
}
