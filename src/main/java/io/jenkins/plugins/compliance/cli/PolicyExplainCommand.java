package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.PolicyException;
import io.jenkins.plugins.compliance.policy.ServicePolicy;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compliance policy explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        header = "Say in plain words what a service needs to be promoted.",
        description = "Shows what holds for a service when all that the policy says is put together.")
final class PolicyExplainCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Parameters(index = "0", paramLabel = "FILE", description = "The policy, or - for standard input.")
    private String path;

    @Parameters(index = "1", arity = "0..1", paramLabel = "SERVICE", description = "The service (default: all).")
    private Optional<ServiceName> service = Optional.empty();

    @Option(names = "--json", description = "Explain as JSON.")
    private boolean json;

    PolicyExplainCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, PolicyException, CommandFailedException {
        Policy policy = PolicyFile.read(path, environment.in());
        Collection<ServicePolicy> services = selected(policy);
        Screen screen = Screen.out(environment);
        if (json) {
            screen.json(PolicyJson.explanation(policy, services));
        } else {
            new PolicyText(screen, environment.clock().instant()).explain(policy, services);
        }
        return ExitCodes.VALID;
    }

    private Collection<ServicePolicy> selected(Policy policy) throws CommandFailedException {
        if (service.isEmpty()) {
            return policy.services().values();
        }
        return List.of(policy.service(service.get())
                .orElseThrow(() -> new CommandFailedException("the policy " + policy.name() + " has no service "
                        + service.get() + "; leave it out to see all of them")));
    }
}
