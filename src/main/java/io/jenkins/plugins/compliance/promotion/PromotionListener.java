package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.io.IOException;

/** Is told what a promotion does while it does it, on the thread that does it. */
public interface PromotionListener {

    /** Tells nobody. */
    PromotionListener NONE = new PromotionListener() {};

    /** An entry was appended and is durable. */
    default void appended(EvidenceEntry entry) {}

    /** The service waits for another promotion of it. */
    default void waiting(ServiceName service, PromotionState holder) {}

    /** The action begins; what it prints follows. */
    default void acting(ServiceName service, PromotionAction action, String version) {}

    /** The action could not be run; the promotion has failed, and its entry does not say why. */
    default void notRun(ServiceName service, IOException reason) {}

    /** The end of the chain was signed. */
    default void checkpointed(ServiceName service, long size) {}
}
