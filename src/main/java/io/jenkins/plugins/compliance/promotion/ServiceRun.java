package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.promotion.ServiceOutcome.Result;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes one service through one promotion: looks at the phase the chain says it is in, does what follows, and appends that
 * it did, only onto the chain it looked at. So a run that begins in the middle, since another was killed there, is no other
 * than one that begins at the beginning; and of two that run at once, each entry is appended by one of them.
 *
 * <p>What is not in the chain is what this process did itself: that it holds the lock because it started, and how the
 * action ended whose end is still to be recorded. Confined to one thread; one object for one run.
 */
final class ServiceRun {

    private static final Duration SHORTEST_LOOK = Duration.ofMillis(250);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);

    private final Task task;
    private final Passage passage;
    private final EvidenceChain chain;
    private final ServiceState state;
    private final Surroundings surroundings;

    /** Where the chain ended when the evaluation that is recorded last was found right; null when it has to be checked. */
    private @Nullable ChainHead rightAt;

    private boolean mayAct;
    private boolean rerun;
    private @Nullable Ending ending;
    private @Nullable Instant deadline;
    private boolean appended;

    /**
     * How an action ended.
     *
     * @param result what it returned; null when it could not be run
     * @param reason why it failed; empty when it did not
     */
    private record Ending(DeploymentAction.@Nullable Result result, String reason) {

        /** By the shell's convention, a command that could not be run ended with 127. */
        private static final int NOT_RUN = 127;

        boolean succeeded() {
            return reason.isEmpty();
        }

        Map<String, Object> members() {
            TreeMap<String, Object> members = new TreeMap<>();
            members.put("exit_code", result == null ? NOT_RUN : result.exitCode());
            if (result != null) {
                members.put(
                        "output",
                        Map.of(
                                "size",
                                result.outputSize(),
                                "sha256",
                                result.outputDigest().hex()));
            }
            return members;
        }
    }

    ServiceRun(Task task, EvidenceChain chain, ServiceState state, Surroundings surroundings) {
        this.task = task;
        this.passage = task.passage();
        this.chain = chain;
        this.state = state;
        this.surroundings = surroundings;
    }

    /** Whether this run has appended anything. */
    boolean hasAppended() {
        return appended;
    }

    /** Sees to it that it was asked for, and does nothing else. */
    void requestOnly() throws StoreException, PromotionException {
        state.update(chain.snapshot());
        while (promotion().isEmpty()) {
            append(PromotionEvent.REQUEST, task.request());
        }
    }

    /** Where the promotion is, if it is this one. */
    private Optional<PromotionState> promotion() throws PromotionException {
        Optional<PromotionState> now = state.promotion(passage.id());
        if (now.isPresent() && !passage.is(now.get())) {
            throw new PromotionException("the promotion " + passage.id() + " of " + passage.service() + " was "
                    + now.get().action().word() + " " + route(now.get()) + ", entry "
                    + now.get().requested().sequence() + ", and cannot be "
                    + passage.action().word() + " "
                    + passage.route() + " as well; give each promotion an id of its own");
        }
        return now;
    }

    /** Runs to an end, or to where the caller has to decide. */
    ServiceOutcome run() throws IOException, InterruptedException, PromotionException {
        state.update(chain.snapshot());
        while (true) {
            Optional<PromotionState> now = promotion();
            Optional<ServiceOutcome> end = now.isEmpty() ? request() : step(now.get());
            if (end.isPresent()) {
                return end.get();
            }
        }
    }

    private static Route route(PromotionState promotion) {
        return new Route(promotion.from(), promotion.to(), promotion.version());
    }

    private Optional<ServiceOutcome> step(PromotionState now) throws IOException, InterruptedException {
        return switch (now.phase()) {
            case REQUESTED -> evaluate(now);
            case EVALUATED -> decide(now);
            case VALIDATED -> start(now);
            case STARTED -> mayAct ? act() : takeUp(now);
            case ROLLING_BACK -> mayAct ? rollBack(now) : takeUp(now);
            case COMPLETED -> ended(now, Result.COMPLETED, List.of());
            case REJECTED -> rejected(now);
            case FAILED -> ended(now, Result.FAILED, reasonOf(now));
            case ROLLED_BACK -> ended(now, Result.ROLLED_BACK, reasonOf(now));
            case ABANDONED -> ended(now, Result.ABANDONED, reasonOf(now));
        };
    }

    private Optional<ServiceOutcome> request() throws StoreException {
        append(PromotionEvent.REQUEST, task.request());
        return Optional.empty();
    }

    private Optional<ServiceOutcome> evaluate(PromotionState now) throws StoreException {
        return record(task.judge().evaluate(state), now);
    }

    private Optional<ServiceOutcome> record(Evaluation evaluation, PromotionState now) throws StoreException {
        rightAt = append(PromotionEvent.EVALUATE, members(evaluation, now)) ? state.head() : null;
        return Optional.empty();
    }

    private Map<String, Object> members(Evaluation evaluation, PromotionState now) {
        TreeMap<String, Object> members = new TreeMap<>(evaluation.members().members());
        List<String> drift = task.drift().of(evaluation, now);
        if (!drift.isEmpty()) {
            members.put("drift", drift);
        }
        return members;
    }

    private Optional<ServiceOutcome> decide(PromotionState now) throws StoreException {
        Evaluation evaluation = recorded(now);
        TreeMap<String, Object> members = new TreeMap<>(evaluation.policy());
        members.put("evaluated", now.evaluated());
        if (!evaluation.passed()) {
            members.put("reasons", evaluation.reasons());
        }
        boolean right = state.head().equals(rightAt);
        boolean last = append(evaluation.passed() ? PromotionEvent.VALIDATE : PromotionEvent.REJECT, members);
        rightAt = right && last ? state.head() : null;
        return Optional.empty();
    }

    private static Evaluation recorded(PromotionState now) {
        JsonObject evaluation = now.open().map(PromotionState.Open::evaluation).orElse(null);
        return Evaluation.recorded(evaluation == null ? JsonObject.EMPTY : evaluation);
    }

    /** What was validated has to hold still at the very entry that the start goes onto. */
    private Optional<ServiceOutcome> start(PromotionState now) throws StoreException, InterruptedException {
        Optional<PromotionState> holder = state.holder();
        if (holder.isPresent()) {
            return await(holder.get());
        }
        if (!state.head().equals(rightAt)) {
            Evaluation present = task.judge().evaluate(state);
            if (!present.sameAs(recorded(now))) {
                return record(present, now);
            }
        }
        mayAct = append(PromotionEvent.START, Map.of("evaluated", now.evaluated()));
        return Optional.empty();
    }

    private Optional<ServiceOutcome> await(PromotionState holder) throws StoreException, InterruptedException {
        Instant present = surroundings.clock().instant();
        Instant until = deadline;
        if (until == null) {
            until = present.plus(task.conduct().patience());
            deadline = until;
        }
        if (!present.isBefore(until)) {
            String reason = "refused: " + passage.service() + " is held by the promotion " + holder.id()
                    + " since entry " + holder.last().sequence()
                    + "; wait for its end, or abandon it if nobody carries it out any more";
            return append(PromotionEvent.ABANDON, Map.of("reason", reason))
                    ? outcome(Result.REFUSED, List.of(reason))
                    : Optional.empty();
        }
        surroundings.listener().waiting(passage.service(), holder);
        surroundings.sleeper().sleep(look(Duration.between(present, until)));
        state.update(chain.snapshot());
        return Optional.empty();
    }

    /** Often enough that little time is lost, seldom enough that a wait of an hour costs nothing. */
    private static Duration look(Duration left) {
        Duration tenth = left.dividedBy(10);
        Duration pause = tenth.compareTo(SHORTEST_LOOK) < 0 ? SHORTEST_LOOK : tenth;
        return pause.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : pause;
    }

    /** Somebody started this promotion before: not this run, and perhaps it is being carried out still. */
    private Optional<ServiceOutcome> takeUp(PromotionState now) throws StoreException {
        switch (task.conduct().onInterrupted()) {
            case RERUN -> {
                mayAct = true;
                rerun = true;
                return Optional.empty();
            }
            case ABANDON -> {
                append(
                        PromotionEvent.ABANDON,
                        Map.of("reason", "it had been started and was not ended; whether its action ran is not known"));
                return Optional.empty();
            }
            case REFUSE -> {
                String reason = "it was started by entry " + now.last().sequence()
                        + " and has no end; run its action again with --resume rerun, or close it with --resume abandon";
                return outcome(Result.INTERRUPTED, List.of(reason));
            }
        }
        throw new IllegalStateException();
    }

    private Optional<ServiceOutcome> act() throws IOException, InterruptedException {
        Ending end = end(passage.action(), passage.route().version());
        TreeMap<String, Object> members = new TreeMap<>(end.members());
        if (rerun) {
            members.put("resumed", true);
        }
        if (end.succeeded()) {
            record(PromotionEvent.COMPLETE, members);
            return Optional.empty();
        }
        members.put("reason", end.reason());
        if (task.conduct().onFailure() == OnFailure.ROLLBACK) {
            Task.Fallback.Found found = task.fallback().find(state);
            if (found instanceof Task.Fallback.To to) {
                members.put(PromotionEvent.ROLLBACK, restored(to.target()));
                record(PromotionEvent.FAIL_AND_ROLL_BACK, members);
                return Optional.empty();
            }
            members.put("reason", end.reason() + "; not rolled back: " + ((Task.Fallback.Nothing) found).reason());
        }
        record(PromotionEvent.FAIL, members);
        return Optional.empty();
    }

    private static Map<String, Object> restored(PromotionState target) {
        return Map.of("sequence", target.last().sequence(), "version", target.version());
    }

    private Optional<ServiceOutcome> rollBack(PromotionState now) throws StoreException, InterruptedException {
        JsonObject failure = now.open().map(PromotionState.Open::failure).orElse(null);
        JsonObject target = (failure == null ? JsonObject.EMPTY : failure)
                .object(PromotionEvent.ROLLBACK)
                .orElse(JsonObject.EMPTY);
        String version = target.text("version").orElse("");
        Ending end = end(PromotionAction.ROLLBACK, version);
        TreeMap<String, Object> members = new TreeMap<>(end.members());
        if (end.succeeded()) {
            members.put("restored", target);
            record(PromotionEvent.ROLL_BACK, members);
        } else {
            members.put(
                    "reason",
                    "the rollback to version " + version + " failed too: " + end.reason() + "; what "
                            + passage.route().to() + " has now is not known");
            record(PromotionEvent.ABANDON, members);
        }
        return Optional.empty();
    }

    /** Runs the action, unless it has run and its end is still to be recorded. */
    private Ending end(PromotionAction action, String version) throws InterruptedException {
        Ending known = ending;
        if (known == null) {
            known = carryOut(action, version);
            ending = known;
        }
        return known;
    }

    private Ending carryOut(PromotionAction action, String version) throws InterruptedException {
        surroundings.listener().acting(passage.service(), action, version);
        try {
            DeploymentAction.Result result = surroundings.action().run(passage.environment(action, version));
            return new Ending(result, result.succeeded() ? "" : "the action ended with exit code " + result.exitCode());
        } catch (IOException e) {
            // The message may hold anything, and what is in the chain stays there; it is for the listener alone.
            surroundings.listener().notRun(passage.service(), e);
            return new Ending(null, "the action could not be run");
        }
    }

    private void record(PromotionEvent event, Map<String, ?> members) throws StoreException {
        if (append(event, members)) {
            ending = null;
        }
    }

    /** Appends if the chain still ends where it was looked at; otherwise looks at what is new. */
    private boolean append(PromotionEvent event, Map<String, ?> members) throws StoreException {
        Optional<EvidenceEntry> entry = chain.appendIf(state.head(), passage.draft(event, members));
        if (entry.isEmpty()) {
            state.update(chain.snapshot());
            return false;
        }
        appended = true;
        state.apply(entry.get());
        surroundings.listener().appended(entry.get());
        return true;
    }

    private Optional<ServiceOutcome> rejected(PromotionState now) throws IOException {
        Optional<EvidenceEntry> evaluated = ChainEntries.at(chain, now.evaluated());
        Optional<JsonObject> evaluation = evaluated.map(EvidenceEntry::data);
        List<String> reasons =
                evaluation.map(data -> Evaluation.recorded(data).reasons()).orElse(List.of());
        return Optional.of(new ServiceOutcome(
                passage.service(), Result.REJECTED, reasons, Optional.of(now), evaluation, !appended));
    }

    private List<String> reasonOf(PromotionState now) throws StoreException {
        List<String> reasons = new ArrayList<>();
        ChainEntries.at(chain, now.last().sequence())
                .flatMap(entry -> entry.data().text("reason"))
                .ifPresent(reasons::add);
        if (ending != null) {
            reasons.add("the action of this run " + (ending.succeeded() ? "succeeded" : "failed")
                    + " after it had been closed by another");
        }
        return reasons;
    }

    private Optional<ServiceOutcome> ended(PromotionState now, Result result, List<String> reasons) {
        return Optional.of(
                new ServiceOutcome(passage.service(), result, reasons, Optional.of(now), Optional.empty(), !appended));
    }

    private Optional<ServiceOutcome> outcome(Result result, List<String> reasons) {
        return Optional.of(new ServiceOutcome(
                passage.service(), result, reasons, state.promotion(passage.id()), Optional.empty(), false));
    }
}
