package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import io.jenkins.plugins.compliance.promotion.StatusFold;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compliance status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        header = "Show where the services are.",
        description =
                "Shows what each service has at which stage, its last promotion, its evidence, and what to do next,"
                        + " as the chains say it. Checkpoints are not looked at; see compliance verify.")
final class StatusCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Parameters(arity = "0..*", paramLabel = "SERVICE", description = "The services; all of them by default.")
    private List<ServiceName> services = List.of();

    @Mixin
    private Workspace workspace = new Workspace();

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    StatusCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, CommandFailedException {
        StatusFold fold = new StatusFold();
        try (LocalStore store = workspace.store(environment)) {
            fold.update(store);
        }
        for (ServiceName service : services) {
            if (fold.status(service).isEmpty()) {
                throw new CommandFailedException("there is no chain of " + service + " in " + workspace.chains());
            }
        }
        List<ServiceStatus> shown = fold.status().stream()
                .filter(status -> services.isEmpty() || services.contains(status.service()))
                .toList();
        Screen screen = Screen.out(environment);
        if (json) {
            screen.json(JsonObject.of(Map.of(
                    "format",
                    "compliance-promotion/status/v1",
                    "services",
                    shown.stream().map(StatusJson::of).toList())));
        } else {
            new StatusText(screen, environment.clock().instant()).show(shown);
        }
        return ExitCodes.VALID;
    }
}
