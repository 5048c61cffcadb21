package io.jenkins.plugins.compliance.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whose word counts for a service: what evidence and promotions must come from. An origin is a path, in Jenkins that of a
 * build, such as {@code job/shop/job/main/12/}. Immutable.
 *
 * @param accepted what an origin must begin with, each whole segments with a {@code /} behind them; any origin, and none,
 *     is accepted when there are none
 */
public record Origins(List<String> accepted) {

    /** Everybody's word counts. */
    public static final Origins ANY = new Origins(List.of());

    private static final int SHOWN = 5;
    private static final int LONGEST_SHOWN = 500;

    public Origins {
        accepted = List.copyOf(accepted);
    }

    /** Whether it matters where something comes from. */
    public boolean isLimited() {
        return !accepted.isEmpty();
    }

    /**
     * Why something does not count, and what to do about it; empty when it does.
     *
     * @param what what it is, at the beginning of a sentence
     * @param origin where it comes from, as far as it says so; nobody vouches for that text
     */
    public Optional<String> objection(String what, Optional<String> origin) {
        if (!isLimited() || origin.filter(this::accepts).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(what
                + origin.map(from -> " comes from " + shown(from)
                                + ", and the policy accepts only what comes from " + inWords()
                                + ": do it there, or add this place to origins in the policy")
                        .orElseGet(
                                () -> " does not say where it comes from, and the policy accepts only what comes from "
                                        + inWords() + ": do it there, or on the command line say so with --origin"));
    }

    /** A path that goes up leads somewhere else than it begins. */
    private boolean accepts(String origin) {
        return accepted.stream().anyMatch(origin::startsWith)
                && Arrays.stream(origin.split("/", -1)).noneMatch(part -> part.equals("..") || part.equals("."));
    }

    /** Those of these that others do not accept whole. */
    List<String> beyond(Origins others) {
        return accepted.stream()
                .filter(each -> others.isLimited() && !others.accepts(each))
                .toList();
    }

    /** What is accepted, the first few of it: {@code job/shop/ or job/tools/}. */
    public String inWords() {
        String first = String.join(" or ", accepted.subList(0, Math.min(SHOWN, accepted.size())));
        return accepted.size() > SHOWN ? first + " or " + (accepted.size() - SHOWN) + " more" : first;
    }

    private static String shown(String origin) {
        return Quoted.ascii(origin.length() > LONGEST_SHOWN ? origin.substring(0, LONGEST_SHOWN) + "..." : origin);
    }
}
