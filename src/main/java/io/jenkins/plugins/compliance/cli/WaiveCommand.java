package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.policy.Gate;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.Waiver;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compliance waive}. */
@Command(
        name = "waive",
        mixinStandardHelpOptions = true,
        header = "Let a service pass a gate for a while, on somebody's responsibility.",
        description =
                "The waiver is an entry of the service's chain, and shows wherever the gate does. A newer one of the"
                        + " same gate replaces it. Missing or stale evidence cannot be waived.")
final class WaiveCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "SERVICE", description = "The service.")
    private ServiceName service;

    @Parameters(index = "1", paramLabel = "GATE", description = "The gate, such as coverage.line.")
    private String gate = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, in one line.")
    private String reason = "";

    @Option(names = "--owner", required = true, paramLabel = "NAME", description = "Who answers for it.")
    private String owner = "";

    @Option(
            names = "--expires",
            required = true,
            paramLabel = "TIME",
            description = "From when on it no longer counts: a day, or a time in UTC.")
    private Instant expires = Instant.MIN;

    @Mixin
    private Workspace workspace = new Workspace();

    @Mixin
    private PolicyOption policy = new PolicyOption();

    WaiveCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        Waiver waiver = waiver();
        Policy inForce = policy.require();
        requireGate(inForce);
        EntryDraft draft = new EntryDraft(
                service, EntryType.VALIDATION, inForce.provisional().metadata(), waiver.entryData());
        try (LocalStore store = workspace.store(environment);
                EvidenceChain chain = store.chain(service)) {
            Recoveries.tell(chain, environment);
            EvidenceEntry entry = chain.append(draft);
            new PromotionText(Screen.out(environment)).appended(entry);
        }
        return ExitCodes.VALID;
    }

    private Waiver waiver() {
        if (!expires.isAfter(environment.clock().instant())) {
            throw new ParameterException(
                    command.commandLine(), "--expires lies in the past, so the waiver never counts");
        }
        try {
            return new Waiver(gate, reason, owner, expires);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** A waiver of a gate that does not exist would never count, and nobody would notice before it is needed. */
    private void requireGate(Policy inForce) throws CommandFailedException {
        Set<String> gates = new TreeSet<>();
        inForce.service(service)
                .ifPresent(known -> known.stages()
                        .forEach(stage -> stage.gates().stream().map(Gate::id).forEach(gates::add)));
        if (!gates.contains(gate)) {
            throw new CommandFailedException(
                    gates.isEmpty()
                            ? "the policy has no gates for " + service + "; correct the service's name, or the policy"
                            : "the policy has no gate " + gate + " for " + service + "; it has "
                                    + String.join(", ", gates));
        }
    }
}
