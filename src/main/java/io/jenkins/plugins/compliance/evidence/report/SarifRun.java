package io.jenkins.plugins.compliance.evidence.report;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a SARIF run says beside its results, and which results need in order to be understood. */
final class SarifRun {

    private final SarifComponent driver = new SarifComponent();
    private final List<SarifComponent> extensions = new ArrayList<>();
    private final List<List<RuleOverride>> invocations = new ArrayList<>();
    private final List<Map<SarifRule, String>> overriddenLevels = new ArrayList<>();
    private Optional<String> endTime = Optional.empty();
    private boolean results;
    private boolean incomplete;

    /** An invocation's configuration of a rule (section 3.51). */
    record RuleOverride(SarifRuleReference rule, String level) {}

    SarifComponent driver() {
        return driver;
    }

    List<SarifComponent> extensions() {
        return extensions;
    }

    List<List<RuleOverride>> invocations() {
        return invocations;
    }

    void endTime(Optional<String> time) {
        endTime = endTime.or(() -> time);
    }

    Optional<String> endTime() {
        return endTime;
    }

    void hasResults() {
        results = true;
    }

    /** Whether there is an array of results, be it empty or not. */
    boolean results() {
        return results;
    }

    void markIncomplete() {
        incomplete = true;
    }

    /**
     * Whether an invocation says that it was not successful, as SpotBugs does when a class was missing. The run is
     * evidence all the same, if of little; what it is worth is the policy's to say.
     */
    boolean incomplete() {
        return incomplete;
    }

    Optional<SarifComponent> component(Function<SarifComponent, String> property, String value) {
        return property.apply(driver).equals(value)
                ? Optional.of(driver)
                : extensions.stream()
                        .filter(each -> property.apply(each).equals(value))
                        .findFirst();
    }

    /** Looks up the overridden rules, once the whole run is known. */
    void resolveOverrides() {
        for (List<RuleOverride> overrides : invocations) {
            IdentityHashMap<SarifRule, String> levels = new IdentityHashMap<>();
            overrides.forEach(each -> each.rule().ruleIn(this).ifPresent(rule -> levels.put(rule, each.level())));
            overriddenLevels.add(levels);
        }
    }

    /**
     * The level of a result that does not say it itself (section 3.27.10).
     *
     * @param invocation the index of the invocation that found it, -1 when unknown. A single invocation found it all
     */
    String level(Optional<SarifRule> rule, int invocation) {
        if (rule.isEmpty()) {
            return SarifRule.DEFAULT_LEVEL;
        }
        int index = invocation < 0 && overriddenLevels.size() == 1 ? 0 : invocation;
        String overridden = index >= 0 && index < overriddenLevels.size()
                ? overriddenLevels.get(index).get(rule.get())
                : null;
        return overridden == null ? rule.get().level() : overridden;
    }
}
