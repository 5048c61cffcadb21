package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.promotion.Approval;
import io.jenkins.plugins.compliance.promotion.Conduct;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.promotion.PromotionMode;
import io.jenkins.plugins.compliance.promotion.PromotionRequest;
import io.jenkins.plugins.compliance.promotion.Route;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is to be promoted. */
final class RequestOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(arity = "1..*", paramLabel = "SERVICE", description = "The services.")
    private List<ServiceName> services = List.of();

    @Option(names = "--from", required = true, paramLabel = "STAGE", description = "The stage the version comes from.")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "STAGE", description = "The stage it goes to.")
    private String to = "";

    @Option(names = "--version", required = true, paramLabel = "VERSION", description = "The version.")
    private String version = "";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description =
                    "The order of the services: linear, by name, which is the default; or graph, each behind those"
                            + " it depends on by the policy.")
    private PromotionMode mode = PromotionMode.LINEAR;

    @Option(
            names = "--plan",
            paramLabel = "DIGEST",
            description = "The digest of the plan that was agreed on. In what the run differs from it is recorded.")
    private Optional<Sha256Digest> plan = Optional.empty();

    @Option(
            names = "--approved-by",
            paramLabel = "USER[:ROLE,...]",
            description = "Who approved it, with the roles that count. Can be given several times. Nobody is asked.")
    private List<String> approvals = List.of();

    @Mixin
    private RequesterOptions requester = new RequesterOptions();

    @Mixin
    private OriginOption origin = new OriginOption();

    PromotionRequest request(PromotionId id, Conduct conduct) {
        try {
            return new PromotionRequest(
                    id,
                    services,
                    new Route(from, to, version),
                    requester.requester(),
                    mode,
                    conduct,
                    plan,
                    approvals.stream().map(RequestOptions::approval).toList(),
                    origin.origin());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Approval approval(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new Approval(text, Set.of())
                : new Approval(
                        text.substring(0, colon),
                        Set.copyOf(List.of(text.substring(colon + 1).split(",", -1))));
    }
}
