package io.jenkins.plugins.compliance.store;

/** How many entries the published checkpoints speak of, which therefore must be there. */
@FunctionalInterface
interface SignedSize {

    /** @throws BrokenChainException when more than {@code size} entries were signed */
    void requireAtMost(long size) throws StoreException;
}
