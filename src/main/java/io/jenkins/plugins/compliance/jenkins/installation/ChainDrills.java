package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.drill.Drill;
import io.jenkins.plugins.compliance.drill.DrillReport;
import io.jenkins.plugins.compliance.drill.DrillSubject;
import io.jenkins.plugins.compliance.drill.VerifierFactory;
import io.jenkins.plugins.compliance.signing.TrustedKeys;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import io.jenkins.plugins.compliance.store.LocalSnapshot;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Tries the alarm: tampers with copies of chains, and sees whether verifying them finds out. Thread-safe. */
public final class ChainDrills {

    private final LocalStore store;
    private final VerifierKeySource keys;
    private final LongSupplier random;

    /** @param random chooses where to tamper */
    ChainDrills(LocalStore store, VerifierKeySource keys, LongSupplier random) {
        this.store = store;
        this.keys = keys;
        this.random = random;
    }

    /**
     * Drills on a copy in the directory of temporary files, closed to other users, that is gone afterwards.
     *
     * @param trusted whose checkpoints to trust, in place of the installation's own
     * @throws IOException when the chain cannot be read or copied
     * @throws UnusableKeyException when the installation's keys cannot be read
     * @throws InterruptedException when the thread is interrupted
     */
    public DrillReport drill(ServiceName service, Optional<TrustedKeys> trusted)
            throws IOException, UnusableKeyException, InterruptedException {
        Optional<TrustedKeys> effective = trusted.isPresent() ? trusted : keys.keys();
        LocalSnapshot chain = store.snapshot(service).withoutTornEnds();
        Path copies = Files.createTempDirectory("compliance-drill-");
        try (InputStream entries = new InterruptibleInputStream(chain.entries());
                InputStream checkpoints = chain.checkpoints()) {
            Drill drill = new Drill(copies, false, random.getAsLong(), verifiers());
            return drill.run(new DrillSubject(entries, checkpoints, effective.map(TrustedKeys::policy)), result -> {});
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            throw Verifications.interrupted(e);
        } finally {
            Files.delete(copies);
        }
    }

    /** The verifier that everybody uses, for copies of which reading can be stopped. */
    private static VerifierFactory verifiers() {
        VerifierFactory standard = VerifierFactory.standard(ChainExamination.THREADS);
        return (expectations, policy) -> {
            VerifierFactory.Verifier verifier = standard.create(expectations, policy);
            return (chain, checkpoints, findings) ->
                    verifier.verify(new InterruptibleInputStream(chain), checkpoints, findings);
        };
    }
}
