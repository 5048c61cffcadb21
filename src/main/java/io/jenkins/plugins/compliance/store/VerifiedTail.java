package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.store.LocalSnapshot.Part;
import java.io.IOException;

/** Verifies a chain from its first entry, and keeps what is needed to add to it. */
final class VerifiedTail {

    private VerifiedTail() {}

    /**
     * The tail of a chain that holds.
     *
     * @throws BrokenChainException when it does not
     */
    static ChainTail of(LocalSnapshot chain, ServiceName service) throws StoreException {
        ChainTail tail = new ChainTail(service);
        for (Part part : chain.segments()) {
            try {
                SegmentLog.replay(part.file(), 0, part.length(), tail);
            } catch (StoreException e) {
                throw e;
            } catch (IOException e) {
                throw StoreException.because("read " + part.file(), e, "check the disk and who may read it");
            }
        }
        return tail;
    }
}
