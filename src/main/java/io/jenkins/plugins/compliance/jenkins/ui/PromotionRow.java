package io.jenkins.plugins.compliance.jenkins.ui;

import io.jenkins.plugins.compliance.promotion.PromotionPhase;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * One promotion of one service, in a list. Immutable.
 *
 * @param id the promotion's identifier
 * @param action {@code promote} or {@code rollback}
 * @param version what was to be promoted
 * @param from the stage it came from
 * @param to the stage it was to go to
 * @param state where it is
 * @param requested when it was asked for, as ISO 8601 in UTC
 * @param changed when its last entry was appended
 * @param sequence that entry's place in the chain
 * @param hash that entry's hash in hex
 * @param rollbackPoint whether a rollback can lead to it
 */
@ExportedBean(defaultVisibility = 9)
public record PromotionRow(
        @Exported String id,
        @Exported String action,
        @Exported String version,
        @Exported String from,
        @Exported String to,
        @Exported Label state,
        @Exported String requested,
        @Exported String changed,
        @Exported long sequence,
        @Exported String hash,
        @Exported boolean rollbackPoint) {

    static PromotionRow of(PromotionState promotion) {
        return new PromotionRow(
                promotion.id().value(),
                promotion.action().word(),
                promotion.version(),
                promotion.from(),
                promotion.to(),
                Label.of(promotion.phase()),
                promotion.requested().time().toString(),
                promotion.last().time().toString(),
                promotion.last().sequence(),
                promotion.last().hash().hex(),
                promotion.phase() == PromotionPhase.COMPLETED);
    }
}
