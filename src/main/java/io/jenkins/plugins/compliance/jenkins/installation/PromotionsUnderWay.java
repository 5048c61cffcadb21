package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.promotion.PromotionAttempt;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The promotions that are carried out now, by the identifier of their first attempt, so that nobody else on this controller
 * carries out the same at once. Kept with the chains that they are about, and not for the whole process: what another
 * installation does is none of its business. Thread-safe.
 */
public final class PromotionsUnderWay {

    private final ConcurrentHashMap<PromotionId, Object> owners = new ConcurrentHashMap<>();

    /**
     * Takes a promotion, unless somebody has it.
     *
     * @param owner who is to have it
     * @return whether nobody else has it
     */
    public boolean enter(PromotionId promotion, Object owner) {
        Object before = owners.putIfAbsent(promotion, owner);
        return before == null || before == owner;
    }

    /** Lets go of a promotion; does nothing when the owner does not have it. */
    public void leave(PromotionId promotion, Object owner) {
        owners.remove(promotion, owner);
    }

    /**
     * Takes the promotion that something is an attempt at, unless somebody has it.
     *
     * @param attempt the identifier of any of its attempts
     * @param owner who is to have it
     * @return whether nobody else has it
     */
    public boolean enterByAttempt(PromotionId attempt, Object owner) {
        for (PromotionId first : PromotionAttempt.firsts(attempt)) {
            if (!enter(first, owner)) {
                leaveByAttempt(attempt, owner);
                return false;
            }
        }
        return true;
    }

    /** Lets go of what {@link #enterByAttempt} took. */
    public void leaveByAttempt(PromotionId attempt, Object owner) {
        PromotionAttempt.firsts(attempt).forEach(first -> leave(first, owner));
    }
}
