package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.bundle.DistributionPackageWriter;
import io.jenkins.plugins.compliance.bundle.EvidencePackageWriter;
import io.jenkins.plugins.compliance.bundle.PackageSigner;
import io.jenkins.plugins.compliance.bundle.PackagingException;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.evidence.LocalEvidenceFiles;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compliance package}. */
@Command(
        name = "package",
        mixinStandardHelpOptions = true,
        header = "Make the evidence package of a promotion.",
        description = "Writes one zip with everything an auditor needs to verify the promotion offline: the chain, what"
                + " was decided on what evidence, the original reports, signatures, and a verifier. The same promotion"
                + " makes the same bytes.")
final class PackageCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Parameters(paramLabel = "SERVICE", description = "Whose promotion.")
    private ServiceName service;

    @Option(names = "--promotion", paramLabel = "ID", required = true, description = "The promotion's identifier.")
    private String promotion;

    @Option(
            names = "--distribution",
            description = "Wrap it in a distribution package, for a promotion that meets the requirements.")
    private boolean distribution;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "The new file; by default <home>/packages/<service>-<promotion>.zip, or" + " -distribution.zip.")
    private Optional<Path> output = Optional.empty();

    @Mixin
    private Workspace workspace = new Workspace();

    PackageCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        Path target = output.orElseGet(this::byDefault);
        if (Files.exists(target)) {
            throw new CommandFailedException(target + " exists; name a new file with -o, or delete it first");
        }
        Path directory = target.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        try {
            write(target);
        } catch (PackagingException e) {
            throw new CommandFailedException(e.getMessage());
        }
        Screen.out(environment).line(target.toString());
        return ExitCodes.VALID;
    }

    private Path byDefault() {
        return workspace
                .packages()
                .resolve(service + "-" + promotion.replaceAll("[^A-Za-z0-9._-]", "_")
                        + (distribution ? "-distribution.zip" : ".zip"));
    }

    private void write(Path target) throws Exception {
        PackageSigner signer = workspace.packageSigner();
        EvidencePackageWriter evidence =
                new EvidencePackageWriter(new LocalEvidenceFiles(workspace.evidence()), signer);
        try (LocalStore store = workspace.store(environment)) {
            if (distribution) {
                Path inner = Files.createTempFile("compliance-", ".zip");
                try {
                    evidence.write(store.readOnly(service).snapshot(), service, promotion, inner);
                    new DistributionPackageWriter(signer).write(inner, target);
                } finally {
                    Files.deleteIfExists(inner);
                }
            } else {
                evidence.write(store.readOnly(service).snapshot(), service, promotion, target);
            }
        }
    }
}
