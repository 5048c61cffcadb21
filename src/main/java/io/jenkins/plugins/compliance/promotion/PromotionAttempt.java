package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which attempt at a promotion it is when the same one is asked for again, as a retried step or a replayed build does.
 * An attempt that is under way or has completed is taken up as it is; one that ended otherwise is followed by another,
 * of those services that have not completed. So nothing that completed is ever promoted again. Immutable.
 *
 * @param number 1 for the first
 * @param id its identifier: for the first the one that was asked for, with {@code -2} and so on added for those after it
 * @param services what is left for it, by name; at least one
 * @param before what completed in earlier attempts
 */
public record PromotionAttempt(
        int number, PromotionId id, List<ServiceName> services, SortedMap<ServiceName, PromotionState> before) {

    /** The longest identifier that attempts can be numbered of. */
    public static final int LONGEST_ID = 122;

    /** More than there will be. */
    static final int MOST = 10_000;

    private static final Pattern LATER = Pattern.compile("-[0-9]{1,5}$");

    public PromotionAttempt {
        services = List.copyOf(services);
        before = new TreeMap<>(before);
    }

    /** What completed in earlier attempts; a copy. */
    @Override
    public SortedMap<ServiceName, PromotionState> before() {
        return new TreeMap<>(before);
    }

    /** The identifier of the attempt of that number. */
    static PromotionId id(int number, PromotionId first) {
        return number == 1 ? first : new PromotionId(first + "-" + number);
    }

    /**
     * The attempt of that number, or the one to be made now if that comes before.
     *
     * @param states of the services
     */
    static PromotionAttempt numbered(int number, PromotionId first, SortedMap<ServiceName, ServiceState> states) {
        SortedMap<ServiceName, PromotionState> completed = new TreeMap<>();
        Set<ServiceName> left = new TreeSet<>(states.keySet());
        int attempt = 1;
        while (true) {
            PromotionId id = id(attempt, first);
            Map<ServiceName, PromotionState> now = new TreeMap<>();
            states.forEach((service, state) -> state.promotion(id)
                    .filter(each -> left.contains(service))
                    .ifPresent(each -> now.put(service, each)));
            if (attempt >= number || now.values().stream().noneMatch(PromotionAttempt::endedInVain)) {
                return new PromotionAttempt(attempt, id, List.copyOf(left), completed);
            }
            now.values().removeIf(state -> state.phase() != PromotionPhase.COMPLETED);
            completed.putAll(now);
            left.removeAll(now.keySet());
            attempt++;
        }
    }

    /** The identifiers of the attempts before this one. */
    public List<PromotionId> earlier(PromotionId first) {
        return IntStream.range(1, number).mapToObj(before -> id(before, first)).toList();
    }

    /**
     * Which promotions something may be an attempt at, by the identifiers of their first attempts: that itself is among them,
     * since somebody may have given a first attempt an identifier that looks like that of a later one.
     *
     * @param attempt the identifier of any attempt
     */
    public static List<PromotionId> firsts(PromotionId attempt) {
        String first = LATER.matcher(attempt.value()).replaceFirst("");
        return first.equals(attempt.value()) ? List.of(attempt) : List.of(attempt, new PromotionId(first));
    }

    private static boolean endedInVain(PromotionState state) {
        return state.phase().isTerminal() && state.phase() != PromotionPhase.COMPLETED;
    }

    /** The report on all services: what completed before, and what this attempt came to. */
    public PromotionReport with(PromotionReport report) {
        List<ServiceOutcome> outcomes = new ArrayList<>();
        before.forEach((service, state) -> outcomes.add(ServiceOutcome.completedBefore(service, state)));
        outcomes.addAll(report.outcomes());
        return new PromotionReport(report.id(), outcomes);
    }
}
