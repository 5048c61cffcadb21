package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.config.OnAbort;
import io.jenkins.plugins.compliance.promotion.Approval;
import io.jenkins.plugins.compliance.promotion.Conduct;
import io.jenkins.plugins.compliance.promotion.DeploymentAction;
import io.jenkins.plugins.compliance.promotion.OnFailure;
import io.jenkins.plugins.compliance.promotion.OnInterrupted;
import io.jenkins.plugins.compliance.promotion.PromotionAction;
import io.jenkins.plugins.compliance.promotion.PromotionAttempt;
import io.jenkins.plugins.compliance.promotion.PromotionEngine;
import io.jenkins.plugins.compliance.promotion.PromotionException;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.promotion.PromotionListener;
import io.jenkins.plugins.compliance.promotion.PromotionPlan;
import io.jenkins.plugins.compliance.promotion.PromotionReport;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import io.jenkins.plugins.compliance.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gets from the engine what a step asks for. Knows no Jenkins. Thread-safe as far as the listener is. */
final class PromotionDesk {

    private static final int LONGEST_REASON = 300;

    private final PromotionEngine engine;
    private final PromotionListener listener;

    PromotionDesk(PromotionEngine engine, PromotionListener listener) {
        this.engine = engine;
        this.listener = listener;
    }

    /** The attempt to make: the next one, or the one of a number that was begun before; 0 for none. */
    PromotionAttempt attempt(AskedPromotion asked, int number) throws StoreException {
        return number == 0
                ? engine.attempt(asked.first(), asked.services())
                : engine.attempt(number, asked.first(), asked.services());
    }

    /** What the first attempt would come to if everybody approved it who has to. */
    PromotionPlan plan(AskedPromotion asked) throws IOException {
        return engine.planBeforeApprovals(asked.policy(), asked.request());
    }

    /** The same for an attempt. */
    PromotionPlan plan(AskedPromotion asked, PromotionAttempt attempt) throws IOException {
        return engine.planBeforeApprovals(asked.policy(), asked.request(attempt, List.of()));
    }

    /** Records that an attempt is asked for, and nothing else. */
    void request(AskedPromotion asked, PromotionAttempt attempt) throws IOException, PromotionException {
        engine.request(asked.policy(), asked.request(attempt, List.of()), listener);
    }

    PromotionReport carryOut(
            AskedPromotion asked, PromotionAttempt attempt, List<Approval> approvals, DeploymentAction action)
            throws IOException, InterruptedException, PromotionException {
        PromotionReport report = asked.arguments().isRollback()
                ? engine.rollback(asked.policy(), asked.rollback(attempt), action, listener)
                : engine.promote(asked.policy(), asked.request(attempt, approvals), action, listener);
        return attempt.with(report);
    }

    /**
     * Rolls back what an attempt has started, if the step asks for that when its build is aborted: the action has failed, as
     * far as the engine is concerned.
     *
     * @throws InterruptedException when the build was aborted again meanwhile
     */
    void rollBackIfAsked(AskedPromotion asked, PromotionAttempt attempt, DeploymentAction action)
            throws IOException, InterruptedException, PromotionException {
        boolean asksForIt = asked.arguments().onAbort() == OnAbort.ROLL_BACK
                && !asked.arguments().isRollback();
        if (asksForIt
                && states(attempt).values().stream()
                        .anyMatch(state -> state.phase().isLocking())) {
            Conduct conduct = new Conduct(OnFailure.ROLLBACK, OnInterrupted.RERUN, Duration.ZERO);
            DeploymentAction aborted =
                    environment -> PromotionAction.PROMOTE.word().equals(environment.get("PROMOTION_ACTION"))
                            ? PromoteServiceExecution.result(false)
                            : action.run(environment);
            engine.promote(asked.policy(), asked.request(attempt, List.of()).with(conduct), aborted, listener);
        }
    }

    /**
     * Closes what is open of an attempt.
     *
     * @throws IOException when an end cannot be signed, or a chain not be added to; the others are closed all the same
     */
    void abandon(AskedPromotion asked, PromotionAttempt attempt, String reason) throws IOException, PromotionException {
        abandon(asked, attempt.services(), attempt.id(), line(reason));
    }

    /**
     * Closes what earlier attempts asked for and never came to, since their ends could not be signed. One that has started is
     * none of them: what comes of it is not known.
     */
    void closeBefore(AskedPromotion asked, PromotionAttempt attempt) throws IOException, PromotionException {
        for (PromotionId before : attempt.earlier(asked.first())) {
            List<ServiceName> waiting = new ArrayList<>();
            for (ServiceName service : asked.services()) {
                if (engine.promotion(service, before)
                        .filter(state -> !state.phase().isLocking())
                        .isPresent()) {
                    waiting.add(service);
                }
            }
            abandon(asked, waiting, before, "it is asked for again as " + attempt.id());
        }
    }

    private void abandon(AskedPromotion asked, List<ServiceName> services, PromotionId id, String reason)
            throws IOException, PromotionException {
        IOException failure = null;
        for (ServiceName service : services) {
            Optional<PromotionState> state = engine.promotion(service, id);
            if (state.isPresent() && !state.get().phase().isTerminal()) {
                try {
                    engine.abandon(asked.policy(), service, id, reason, listener);
                } catch (IOException e) {
                    if (failure == null) {
                        failure = e;
                    } else {
                        failure.addSuppressed(e);
                    }
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** In the chain only one line of visible characters may stand as a reason. */
    private static String line(String reason) {
        String visible = reason.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]+", " ").trim();
        return visible.length() > LONGEST_REASON ? visible.substring(0, LONGEST_REASON) + "..." : visible;
    }

    /** Where the services of an attempt are, those of which anything is recorded. */
    SortedMap<ServiceName, PromotionState> states(PromotionAttempt attempt) throws StoreException {
        SortedMap<ServiceName, PromotionState> states = new TreeMap<>();
        for (ServiceName service : attempt.services()) {
            engine.promotion(service, attempt.id()).ifPresent(state -> states.put(service, state));
        }
        return states;
    }

    /** The promotion that holds a service now. */
    Optional<PromotionState> holder(ServiceName service) throws StoreException {
        return engine.holder(service);
    }
}
