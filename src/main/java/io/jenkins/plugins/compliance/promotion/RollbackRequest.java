package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.util.Optional;

/**
 * Who wants a service back where it was. Immutable.
 *
 * @param id the rollback's identifier: it is a promotion of its own
 * @param service the service
 * @param target what it leads to
 * @param requester who asks for it
 * @param conduct how it behaves when things do not go as they should
 * @param origin what asks for it, as in {@link PromotionRequest}
 */
public record RollbackRequest(
        PromotionId id,
        ServiceName service,
        RollbackTarget target,
        String requester,
        Conduct conduct,
        Optional<String> origin) {

    /** @throws IllegalArgumentException when the requester or origin is not one line of text */
    public RollbackRequest {
        requester = RequestText.line("the requester", requester);
        origin.ifPresent(text -> RequestText.line("the origin", text));
    }
}
