package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.bundle.AuditReports;
import io.jenkins.plugins.compliance.bundle.EvidencePackageWriter;
import io.jenkins.plugins.compliance.bundle.PackagingException;
import io.jenkins.plugins.compliance.bundle.StatusTable;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.evidence.LocalEvidenceFiles;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compliance report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "REPORT",
        header = "Show all services to people and machines: status, chain of custody, audit log, review kit.",
        description = "Made from the chains as they are, on standard output; compliance verify says whether the chains"
                + " are as they were.")
final class ReportCommand {

    private final CliEnvironment environment;

    ReportCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            header = "Where every service is, as a table in Markdown or HTML.")
    int status(
            @Mixin Workspace workspace,
            @Option(names = "--html", description = "As an HTML page instead of Markdown.") boolean html)
            throws Exception {
        try (LocalStore store = workspace.store(environment)) {
            StatusTable table = StatusTable.of(store);
            file(html ? table.html() : table.markdown());
        }
        return ExitCodes.VALID;
    }

    @Command(
            name = "custody",
            mixinStandardHelpOptions = true,
            header = "The chain of custody of a period as CSV for a spreadsheet: every entry in the order of time.")
    int custody(@Mixin Workspace workspace, @Mixin PeriodOptions period) throws Exception {
        Screen screen = Screen.out(environment);
        try (LocalStore store = workspace.store(environment)) {
            new AuditReports(store, period.period())
                    .custody(line -> screen.file((line + "\r\n").getBytes(StandardCharsets.UTF_8)));
        }
        return ExitCodes.VALID;
    }

    @Command(
            name = "audit",
            mixinStandardHelpOptions = true,
            header = "The audit log of a period as JSON lines: every entry in the order of time.")
    int audit(@Mixin Workspace workspace, @Mixin PeriodOptions period) throws Exception {
        Screen screen = Screen.out(environment);
        try (LocalStore store = workspace.store(environment)) {
            new AuditReports(store, period.period())
                    .auditLog(line -> screen.jsonLine(line.getBytes(StandardCharsets.UTF_8)));
        }
        return ExitCodes.VALID;
    }

    @Command(
            name = "kit",
            mixinStandardHelpOptions = true,
            header = "The compliance review kit of a promotion, in Markdown.")
    int kit(
            @Mixin Workspace workspace,
            @Parameters(paramLabel = "SERVICE", description = "Whose promotion.") ServiceName service,
            @Option(
                            names = "--promotion",
                            paramLabel = "ID",
                            required = true,
                            description = "The promotion's identifier.")
                    String promotion)
            throws Exception {
        try (LocalStore store = workspace.store(environment)) {
            file(new EvidencePackageWriter(new LocalEvidenceFiles(workspace.evidence()), workspace.packageSigner())
                    .reviewKit(store.readOnly(service).snapshot(), service, promotion));
        } catch (PackagingException e) {
            throw new CommandFailedException(e.getMessage());
        }
        return ExitCodes.VALID;
    }

    private void file(String text) {
        Screen.out(environment).file(text.getBytes(StandardCharsets.UTF_8));
    }
}
