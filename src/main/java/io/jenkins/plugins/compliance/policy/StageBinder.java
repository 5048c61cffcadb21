package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.policy.StageSection.Placed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Binds what stands under {@code promote-to}: evidence, gates and approvals. Confined to one file. */
final class StageBinder {

    /** Compiling one takes milliseconds. The same text is compiled once, however many services use it. */
    static final int MOST_EXPRESSIONS = 500;

    private static final String EXPRESSIONS = "expressions";
    private static final Pattern PERSON = Pattern.compile("\\S(.{0,198}\\S)?");

    private final List<String> stages;
    private final Problems problems;
    private final Map<String, Optional<Expression>> compiled = new HashMap<>();

    StageBinder(List<String> stages, Problems problems) {
        this.stages = stages;
        this.problems = problems;
    }

    /** The sections by stage. */
    Map<String, StageSection> sections(Node node) {
        Map<String, StageSection> sections = new HashMap<>();
        for (YamlMapping.Entry entry :
                YamlMapping.of(node, "promote-to", problems).entries()) {
            int index = stages.indexOf(entry.key());
            if (index < 0) {
                problems.add(
                        entry.keyNode(),
                        "there is no stage " + Quoted.of(entry.key()),
                        () -> Nearest.remedy(entry.key(), stages));
            } else if (index == 0) {
                problems.add(
                        entry.keyNode(),
                        "nothing is promoted to " + entry.key() + ", where services begin",
                        "remove it, or write what " + String.join(", ", stages.subList(1, stages.size()))
                                + " requires");
            }
            StageSection section = section(entry.value(), entry.key());
            if (index > 0) {
                sections.put(entry.key(), section);
            }
        }
        return sections;
    }

    private StageSection section(Node node, String stage) {
        YamlMapping section = YamlMapping.of(node, Quoted.ascii(stage), problems)
                .allow(Set.of("evidence", "gates", "approvals"), problems);
        return new StageSection(
                section.get("evidence").map(this::evidence).orElse(Map.of()),
                section.get("gates").map(this::gates).orElse(Map.of()),
                section.get("approvals").map(this::approvals));
    }

    private Map<EvidenceKind, EvidenceRequirement> evidence(Node node) {
        Map<EvidenceKind, EvidenceRequirement> required = new EnumMap<>(EvidenceKind.class);
        YamlMapping evidence = YamlMapping.of(node, "evidence", problems).allow(kindWords(), problems);
        for (YamlMapping.Entry entry : evidence.entries()) {
            YamlMapping options = YamlMapping.ofOptional(entry.value(), Quoted.ascii(entry.key()), problems)
                    .allow(Set.of("max-age"), problems);
            EvidenceKind.ofWord(entry.key())
                    .ifPresent(kind -> required.put(
                            kind,
                            new EvidenceRequirement(
                                    kind,
                                    options.get("max-age")
                                            .flatMap(age -> YamlScalar.duration(age, "max-age", problems)))));
        }
        return required;
    }

    private static Set<String> kindWords() {
        return Arrays.stream(EvidenceKind.values()).map(EvidenceKind::word).collect(Collectors.toSet());
    }

    private Map<String, Placed> gates(Node node) {
        Map<String, Placed> gates = new TreeMap<>();
        Set<String> known = new HashSet<>(kindWords());
        known.add(EXPRESSIONS);
        YamlMapping mapping = YamlMapping.of(node, "gates", problems).allow(known, problems);
        for (YamlMapping.Entry entry : mapping.entries()) {
            EvidenceKind.ofWord(entry.key()).ifPresent(kind -> thresholds(entry.value(), kind, gates));
        }
        mapping.get(EXPRESSIONS).ifPresent(expressions -> expressions(expressions, gates));
        return gates;
    }

    private void thresholds(Node node, EvidenceKind kind, Map<String, Placed> gates) {
        Map<String, Measure> measures = Measure.of(kind);
        YamlMapping limits = YamlMapping.of(node, "gates." + kind, problems).allow(measures.keySet(), problems);
        for (YamlMapping.Entry entry : limits.entries()) {
            Measure measure = measures.get(entry.key());
            if (measure != null) {
                limit(entry.value(), measure)
                        .ifPresent(limit -> gates.put(
                                measure.id(), new Placed(new ThresholdGate(measure, limit), entry.keyNode())));
            }
        }
    }

    /** A limit, or the value of a baseline. A minimum of zero would be met by nothing at all, and is refused. */
    OptionalDouble limit(Node node, Measure measure) {
        if (measure.isPercentage()) {
            return YamlScalar.percentage(node, measure.id(), problems);
        }
        OptionalLong count =
                YamlScalar.integer(node, measure.id(), measure.bound() == Measure.Bound.AT_LEAST ? 1 : 0, problems);
        return count.isPresent() ? OptionalDouble.of((double) count.getAsLong()) : OptionalDouble.empty();
    }

    private void expressions(Node node, Map<String, Placed> gates) {
        for (YamlMapping.Entry entry :
                YamlMapping.of(node, "gates.expressions", problems).entries()) {
            if (!PolicyBinder.NAME.matcher(entry.key()).matches()) {
                problems.add(
                        entry.keyNode(),
                        "an expression's name cannot be " + Quoted.of(entry.key()),
                        PolicyBinder.NAME_REMEDY);
            }
            YamlMapping gate = YamlMapping.of(entry.value(), "the expression " + Quoted.of(entry.key()), problems)
                    .allow(Set.of("cel", "remedy"), problems);
            Optional<String> remedy = gate.get("remedy").flatMap(text -> YamlScalar.text(text, "remedy", problems));
            gate.require("cel", "write cel: and the expression, in quotes", problems)
                    .flatMap(this::expression)
                    .ifPresent(expression -> gates.put(
                            entry.key(),
                            new Placed(new ExpressionGate(entry.key(), expression, remedy), entry.keyNode())));
        }
    }

    private Optional<Expression> expression(Node node) {
        Optional<String> text = YamlScalar.words(node, "cel", problems);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (compiled.size() >= MOST_EXPRESSIONS && !compiled.containsKey(text.get())) {
            problems.add(
                    node,
                    "there are more than " + MOST_EXPRESSIONS + " different expressions",
                    "move what services have in common to promote-to at the top");
            return Optional.empty();
        }
        List<ExpressionCompiler.Issue> issues = new ArrayList<>();
        Optional<Expression> expression = compiled.getOrDefault(text.get(), Optional.empty());
        if (expression.isEmpty()) {
            expression = ExpressionCompiler.instance().compile(text.get(), issues);
            compiled.put(text.get(), expression);
        }
        issues.forEach(issue -> report(issue, (ScalarNode) node));
        return expression;
    }

    /** In an expression on one line without escapes, the column of the file is known, too. */
    private void report(ExpressionCompiler.Issue issue, ScalarNode node) {
        int line = node.getStartMark().getLine() + 1;
        int column = node.getStartMark().getColumn() + 1;
        int length = node.getValue().codePointCount(0, node.getValue().length());
        int quotes = node.isPlain() ? 0 : 2;
        boolean verbatim = node.getEndMark().getIndex() - node.getStartMark().getIndex() == length + quotes
                && node.getScalarStyle() != ScalarStyle.LITERAL
                && node.getScalarStyle() != ScalarStyle.FOLDED;
        if (verbatim
                && issue.line() == 1
                && node.getEndMark().getLine() == node.getStartMark().getLine()) {
            problems.add(line, column + quotes / 2 + issue.column(), issue.message(), issue.remedy());
        } else {
            String where = issue.line() == 0
                    ? ""
                    : " (in line " + issue.line() + ", column " + (issue.column() + 1) + " of the expression)";
            problems.add(line, column, issue.message() + where, issue.remedy());
        }
    }

    private Approvals approvals(Node node) {
        YamlMapping mapping =
                YamlMapping.of(node, "approvals", problems).allow(Set.of("count", "roles", "users"), problems);
        OptionalLong count = mapping.require("count", "write count: and how many must approve", problems)
                .map(value -> YamlScalar.integer(value, "approvals.count", 1, problems))
                .orElse(OptionalLong.empty());
        List<String> roles = people(mapping, "roles");
        List<String> users = people(mapping, "users");
        if (count.isPresent() && roles.isEmpty() && !users.isEmpty() && count.getAsLong() > users.size()) {
            problems.add(
                    node,
                    count.getAsLong() + " approvals are required, and " + users.size() + " users may give one",
                    "name more users or a role, or require fewer approvals");
        }
        return new Approvals((int) count.orElse(1), roles, users);
    }

    private List<String> people(YamlMapping mapping, String key) {
        return mapping.get(key)
                .map(node -> YamlScalar.words(
                        node, "approvals." + key, PERSON, "write a name of at most 200 characters", problems))
                .orElse(List.of());
    }
}
