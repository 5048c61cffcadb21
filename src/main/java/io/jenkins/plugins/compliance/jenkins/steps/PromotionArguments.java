package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.config.OnAbort;
import io.jenkins.plugins.compliance.promotion.PromotionMode;
import io.jenkins.plugins.compliance.promotion.RollbackTarget;
import io.jenkins.plugins.compliance.promotion.Route;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code promoteService} as the Pipeline gave them, checked. Saved with the build, so that the step goes on
 * after a restart: an ordinary class of ordinary values. Immutable.
 */
final class PromotionArguments implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_WAIT_MINUTES = 7 * 24 * 60;

    private final ArrayList<String> services;
    private final String from;
    private final String to;
    private final String version;
    private final String policy;
    private final boolean dryRun;
    private final FailureConduct onFailure;
    private final OnAbort onAbort;
    private final String rollbackTo;
    private final int waitFor;
    private final PromotionMode mode;

    /**
     * @param onAbort what is configured for steps that do not say
     * @throws IllegalArgumentException when they are not of their form or do not go together; the message says what to write
     */
    PromotionArguments(PromoteServiceStep step, OnAbort onAbort) {
        this.services = new ArrayList<>(services(step.getService(), step.getServices()));
        this.from = text(step.getFrom());
        this.to = text(step.getTo());
        this.version = text(step.getVersion());
        this.policy = text(step.getPolicy());
        this.dryRun = step.isDryRun();
        this.onFailure = word("onFailure", step.getOnFailure(), FailureConduct.FAIL, FailureConduct::word);
        this.onAbort = word("onAbort", step.getOnAbort(), onAbort, OnAbort::word);
        this.rollbackTo = text(step.getRollbackTo());
        this.waitFor = step.getWaitFor();
        this.mode = word("mode", step.getMode(), PromotionMode.LINEAR, PromotionMode::word);
        check();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.trim();
    }

    private static List<String> services(@Nullable String one, @Nullable List<String> many) {
        TreeSet<String> names = new TreeSet<>(many == null ? List.of() : many);
        if (!text(one).isEmpty()) {
            names.add(text(one));
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "promoteService needs a service: write service: 'NAME' or services: [...]");
        }
        names.forEach(ServiceName::new);
        return List.copyOf(names);
    }

    private static <E extends Enum<E>> E word(
            String argument, @Nullable String given, E byDefault, Function<E, String> word) {
        if (text(given).isEmpty()) {
            return byDefault;
        }
        List<String> words = new ArrayList<>();
        for (E each : byDefault.getDeclaringClass().getEnumConstants()) {
            if (word.apply(each).equals(text(given))) {
                return each;
            }
            words.add(word.apply(each));
        }
        throw new IllegalArgumentException(argument + " is one of " + String.join(", ", words));
    }

    private void check() {
        if (waitFor < 0 || waitFor > LONGEST_WAIT_MINUTES) {
            throw new IllegalArgumentException("waitFor is a number of minutes from 0 to " + LONGEST_WAIT_MINUTES);
        }
        if (isRollback()) {
            checkRollback();
        } else {
            if (from.isEmpty() || to.isEmpty()) {
                throw new IllegalArgumentException("promoteService needs from: and to:, the stages of the policy");
            }
            // Where no version is given it is found out later, and checked then.
            route(version.isEmpty() ? "1" : version);
        }
    }

    private void checkRollback() {
        if (services.size() > 1) {
            throw new IllegalArgumentException("rollbackTo is for one service; call promoteService once for each");
        } else if (dryRun) {
            throw new IllegalArgumentException("rollbackTo cannot be combined with dryRun");
        } else if (!from.isEmpty() || !to.isEmpty() || !version.isEmpty()) {
            throw new IllegalArgumentException(
                    "rollbackTo says where to go back to; leave out from, to and version, or leave out rollbackTo");
        }
        rollbackTarget();
    }

    /** By name, each once. */
    List<ServiceName> services() {
        return services.stream().map(ServiceName::new).toList();
    }

    Optional<String> version() {
        return version.isEmpty() ? Optional.empty() : Optional.of(version);
    }

    /** What goes where. */
    Route route(String ofVersion) {
        return new Route(from, to, ofVersion);
    }

    /** Text or path of a policy; empty for the one that is configured. */
    String policy() {
        return policy;
    }

    boolean dryRun() {
        return dryRun;
    }

    FailureConduct onFailure() {
        return onFailure;
    }

    OnAbort onAbort() {
        return onAbort;
    }

    boolean isRollback() {
        return !rollbackTo.isEmpty();
    }

    /** A version, or {@code #} and the sequence of a {@code completed} entry. */
    RollbackTarget rollbackTarget() {
        if (rollbackTo.matches("#[0-9]{1,15}")) {
            return new RollbackTarget.Sequence(Long.parseLong(rollbackTo.substring(1)));
        }
        return new RollbackTarget.Version(Route.requireVersion(rollbackTo));
    }

    Duration patience() {
        return Duration.ofMinutes(waitFor);
    }

    PromotionMode mode() {
        return mode;
    }

    /** What makes this promotion another one than the others of its build, in a fixed order. */
    List<String> identity(String ofVersion) {
        List<String> identity = new ArrayList<>(Arrays.asList(isRollback() ? "rollback" : "promote", from, to));
        identity.add(isRollback() ? rollbackTo : ofVersion);
        identity.addAll(services);
        return identity;
    }
}
