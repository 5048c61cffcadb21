package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.store.StoreException;

/** Says whether a service may be promoted, as things stand. */
@FunctionalInterface
interface Judge {

    /** @throws StoreException when the chain cannot be read; nothing is known then, and nothing recorded */
    Evaluation evaluate(ServiceState state) throws StoreException;
}
