package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.drill.AttackResult;
import io.jenkins.plugins.compliance.drill.DrillReport;
import io.jenkins.plugins.compliance.jenkins.build.BuildRecord;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.jenkins.installation.VerificationExpectations;
import io.jenkins.plugins.compliance.jenkins.installation.VerificationResult;
import io.jenkins.plugins.compliance.signing.TrustedKeys;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import io.jenkins.plugins.compliance.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The verification that a build asks for, of one chain or of several. Confined to one thread. */
final class ChainAudit {

    private static final int HASH_SHOWN = 12;

    private final Installation installation;
    private final VerificationArguments arguments;
    private final Optional<TrustedKeys> keys;
    private final List<BuildRecord> since;
    private final Consumer<String> log;

    /**
     * @param keys whose checkpoints to trust, in place of the installation's own
     * @param since what an earlier build recorded, none unless the arguments name one
     * @param log takes short lines about what is found
     */
    ChainAudit(
            Installation installation,
            VerificationArguments arguments,
            Optional<TrustedKeys> keys,
            List<BuildRecord> since,
            Consumer<String> log) {
        this.installation = installation;
        this.arguments = arguments;
        this.keys = keys;
        this.since = List.copyOf(since);
        this.log = log;
    }

    /**
     * Verifies, and drills if that is asked for.
     *
     * @throws StoreException when the chains cannot be listed
     * @throws InterruptedException when the thread is interrupted
     */
    AuditOutcome run() throws StoreException, InterruptedException {
        List<AuditOutcome.Chain> chains = new ArrayList<>();
        for (ServiceName service : services()) {
            VerificationResult result = installation.verifications().verify(service, expectations(service));
            show(result);
            chains.add(
                    new AuditOutcome.Chain(result, arguments.drill() ? Optional.of(drill(service)) : Optional.empty()));
        }
        return new AuditOutcome(chains);
    }

    private SortedSet<ServiceName> services() throws StoreException {
        if (arguments.all()) {
            return installation.verifications().services();
        }
        TreeSet<ServiceName> services = new TreeSet<>();
        arguments.service().ifPresent(services::add);
        if (services.isEmpty()) {
            since.forEach(record -> services.add(new ServiceName(record.getService())));
        }
        return services;
    }

    private VerificationExpectations expectations(ServiceName service) {
        return new VerificationExpectations(
                keys,
                arguments.expectSize() == 0 ? OptionalLong.empty() : OptionalLong.of(arguments.expectSize()),
                since.stream()
                        .filter(record -> record.getService().equals(service.value()))
                        .filter(record -> Sha256Digest.isHex(record.getHash()) && record.getSequence() >= 0)
                        .map(record -> new VerificationExpectations.Entry(
                                record.getSequence(), Sha256Digest.ofHex(record.getHash())))
                        .toList());
    }

    private void show(VerificationResult result) {
        String head = result.head()
                .map(hash -> ", head " + hash.hex().substring(0, HASH_SHOWN))
                .orElse("");
        log.accept(result.service() + ": " + result.verdict() + ", " + result.size() + " entries, of which a signature"
                + " covers " + result.covered() + head);
        result.reasons().forEach(reason -> log.accept(result.service() + ": " + reason));
        result.findings().forEach(finding -> log.accept(result.service() + ": " + finding));
        long all = result.counts().values().stream().mapToLong(Long::longValue).sum();
        if (result.isBroken() && all > result.findings().size()) {
            log.accept(result.service() + ": and " + (all - result.findings().size()) + " findings more");
        }
    }

    private AuditOutcome.Drilled drill(ServiceName service) throws InterruptedException {
        AuditOutcome.Drilled drilled;
        try {
            drilled = AuditOutcome.Drilled.of(installation.drills().drill(service, keys));
        } catch (IOException | UnusableKeyException e) {
            drilled = AuditOutcome.Drilled.not(String.valueOf(e.getMessage()));
        }
        log.accept(service + ": drill: " + drilled.summary());
        drilled.missed().forEach(missed -> log.accept(service + ": drill: missed " + missed));
        return drilled;
    }

    static List<String> missed(DrillReport report) {
        return report.results().stream()
                .filter(result -> result.outcome() == AttackResult.Outcome.MISSED)
                .map(result -> result.attack().id() + ": " + result.attack().description())
                .toList();
    }
}
