package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.evidence.LocalEvidenceFiles;
import io.jenkins.plugins.compliance.promotion.PromotionEngine;
import io.jenkins.plugins.compliance.promotion.Sleeper;
import io.jenkins.plugins.compliance.store.LocalStore;
import io.jenkins.plugins.compliance.store.StoreException;
import java.io.Closeable;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What this controller keeps in one directory, in the places the command line's {@code --home} expects them, so that either
 * works on what the other left.
 *
 * <pre>{@code
 * <home>/chains/<service>/   evidence chains
 * <home>/evidence/           files by their digest
 * <home>/signing.key         the private key, where it is kept in a file
 * <home>/signing.vkey        every public key that ever signed
 * <home>/signing.versions    the versions of keys that a key service keeps
 * <home>/verifications/      what verifying the chains came to
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Installation implements Closeable {

    private final Path home;
    private final InstantSource clock;
    private final LocalStore store;
    private final LocalEvidenceFiles files;
    private final ServiceStatuses statuses;
    private final Verifications verifications;
    private final VerifierKeyFile verifierKeys;
    private final ChainDrills drills;
    private final PromotionsUnderWay underWay = new PromotionsUnderWay();

    /**
     * @param home the directory, which need not exist yet
     * @param clock dates entries
     * @param random makes the identifiers of entries unique
     */
    public Installation(Path home, InstantSource clock, LongSupplier random) {
        this.home = home;
        this.clock = clock;
        this.store = new LocalStore(home.resolve("chains"), clock, random);
        this.files = new LocalEvidenceFiles(home.resolve("evidence"));
        this.statuses = new ServiceStatuses(store);
        Path publicKeys = home.resolve("signing.vkey");
        VerifierKeySource keys = VerifierKeySource.file(publicKeys);
        this.verifications =
                new Verifications(store, keys, new VerificationFiles(home.resolve("verifications")), clock);
        this.drills = new ChainDrills(store, keys, random);
        this.verifierKeys =
                new VerifierKeyFile(publicKeys, new KeyVersionFile(home.resolve("signing.versions")), statuses);
    }

    /** The directory. */
    public Path home() {
        return home;
    }

    /** What dates entries. */
    public InstantSource clock() {
        return clock;
    }

    /** The chains. */
    public LocalStore store() {
        return store;
    }

    /** The evidence. */
    public LocalEvidenceFiles files() {
        return files;
    }

    /** Where the services are, as the pages show it. */
    public ServiceStatuses statuses() {
        return statuses;
    }

    /** What verifying the chains came to, and verifying them now. */
    public Verifications verifications() {
        return verifications;
    }

    /** The public keys that sign here, and signed here before. */
    public VerifierKeyFile verifierKeys() {
        return verifierKeys;
    }

    /** Tries whether verifying finds out. */
    public ChainDrills drills() {
        return drills;
    }

    /** The promotions that are carried out here now. */
    public PromotionsUnderWay underWay() {
        return underWay;
    }

    /**
     * Promotes and rolls back.
     *
     * @param signing asked for the key when there is something to sign
     * @param sleeper lets time pass while another promotion is under way
     */
    public PromotionEngine engine(SigningKeySource signing, Sleeper sleeper) {
        return new PromotionEngine(store, files, Optional.of(signing.heads()), clock, sleeper);
    }

    @Override
    public void close() throws StoreException {
        store.close();
    }
}
