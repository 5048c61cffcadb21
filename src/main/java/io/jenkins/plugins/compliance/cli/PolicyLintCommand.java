package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.PolicyException;
import io.jenkins.plugins.compliance.policy.ServicePolicy;
import io.jenkins.plugins.compliance.policy.StageRequirements;
import io.jenkins.plugins.compliance.policy.Waiver;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compliance policy lint}. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        header = "Find everything that is wrong with a policy.",
        description =
                "Reports every problem with its line and column, and every service that could never be promoted. The exit"
                        + " code is 0 when there is none, 1 when there is one, and 2 when the file cannot be read.")
final class PolicyLintCommand implements Callable<Integer> {

    /** Of services with the same problem, so many are named. */
    private static final int NAMED = 5;

    private final CliEnvironment environment;

    @Parameters(paramLabel = "FILE", description = "The policy, or - for standard input.")
    private String path;

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    PolicyLintCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        try {
            Policy policy = PolicyFile.read(path, environment.in());
            List<String> objections = objections(policy);
            show(policy, objections, expired(policy, environment.clock().instant()));
            return objections.isEmpty() ? ExitCodes.VALID : ExitCodes.BROKEN;
        } catch (PolicyException e) {
            show(e);
            return ExitCodes.BROKEN;
        }
    }

    private static List<String> objections(Policy policy) {
        Map<String, List<ServiceName>> services = new TreeMap<>();
        for (ServicePolicy service : policy.services().values()) {
            for (StageRequirements stage : service.stages()) {
                for (String objection : stage.objections()) {
                    services.computeIfAbsent(objection, unused -> new ArrayList<>())
                            .add(service.name());
                }
            }
        }
        return services.entrySet().stream()
                .map(entry -> named(entry.getValue()) + " can never be promoted: " + entry.getKey())
                .toList();
    }

    private static String named(List<ServiceName> services) {
        String names = String.join(
                ", ", services.stream().limit(NAMED).map(ServiceName::value).toList());
        return services.size() > NAMED ? names + " and " + (services.size() - NAMED) + " more" : names;
    }

    private static List<String> expired(Policy policy, Instant now) {
        List<String> expired = new ArrayList<>();
        for (ServicePolicy service : policy.services().values()) {
            for (Waiver waiver : service.waivers()) {
                if (!waiver.countsAt(now)) {
                    expired.add("the waiver of " + waiver.gate() + " for " + service.name() + " has expired");
                }
            }
        }
        return expired;
    }

    private void show(Policy policy, List<String> objections, List<String> expired) {
        Screen screen = Screen.out(environment);
        if (json) {
            screen.json(PolicyJson.lint(path, Optional.of(policy), List.of(), objections, expired));
            return;
        }
        expired.forEach(note -> screen.line(Style.DOUBTFUL, path + ": note: " + note));
        objections.forEach(objection -> screen.line(Style.BAD, path + ": " + objection));
        if (objections.isEmpty()) {
            screen.line(
                    Style.GOOD,
                    path + ": no problem found in " + policy.services().size() + " services; sha256 "
                            + policy.digest());
        }
    }

    private void show(PolicyException e) {
        Screen screen = Screen.out(environment);
        if (json) {
            screen.json(PolicyJson.lint(path, Optional.empty(), e.problems(), List.of(), List.of()));
        } else {
            e.problems().forEach(problem -> screen.line(Style.BAD, problem.in(e.fileName())));
        }
    }
}
