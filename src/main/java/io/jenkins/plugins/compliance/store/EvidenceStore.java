package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.io.Closeable;
import java.util.List;

/** The port to where evidence chains are kept, one for each service. Implementations are thread-safe. */
public interface EvidenceStore extends Closeable {

    /**
     * The chain of a service, open for writing; a service that is new has an empty one. Several callers may have the
     * chain of one service open, also in several processes; each closes its own.
     *
     * @throws BrokenChainException when the chain as it is stored is broken
     * @throws StoreException when it cannot be opened
     */
    EvidenceChain chain(ServiceName service) throws StoreException;

    /**
     * The chain of a service as it is now, for reading only: nothing is created, moved aside or verified, and what a crash
     * left unfinished at the end of the entries is left out. Empty when the service has none.
     *
     * @throws StoreException when it cannot be read
     */
    ChainSnapshot snapshot(ServiceName service) throws StoreException;

    /** The services that have a chain, in the order of their names. */
    List<ServiceName> services() throws StoreException;

    /** Closes every chain that is still open. */
    @Override
    void close() throws StoreException;
}
