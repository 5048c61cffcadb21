package io.jenkins.plugins.compliance.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compiles expressions with every name and type checked, so that a misspelt field is found in the policy and not in a
 * promotion.
 *
 * <p>Of CEL's macros only {@code has} is there. Without comprehensions there are no loops, and what an expression can cost
 * is bounded by its length; regular expressions are matched in linear time (RE2).
 *
 * <p>Thread-safe. The first use takes about half a second to load CEL, which a policy without expressions does not pay.
 */
final class ExpressionCompiler {

    static final String SERVICE = "service";
    static final String STAGE = "stage";
    static final String VERSION = "version";

    /** Code points. */
    static final int LONGEST = 1_000;

    private static final int DEEPEST = 32;
    private static final int LARGEST_REGEX = 1_000;
    private static final int SHOWN_ISSUES = 5;

    private static final Pattern UNKNOWN_NAME =
            Pattern.compile("(?:undefined field|undeclared reference to) '([^']*)'.*");

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .maxRegexProgramSize(LARGEST_REGEX)
            .build();

    private final CelCompiler compiler;
    private final CelRuntime runtime;

    private ExpressionCompiler() {
        Map<EvidenceKind, StructType> summaries = new EnumMap<>(EvidenceKind.class);
        for (EvidenceKind kind : EvidenceKind.values()) {
            ImmutableMap<String, CelType> fields = SummaryField.of(kind);
            summaries.put(
                    kind,
                    StructType.create(
                            "compliance." + kind.word(),
                            fields.keySet(),
                            name -> Optional.ofNullable(fields.get(name))));
        }
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.HAS)
                .setTypeProvider(new SummaryTypes(ImmutableList.copyOf(summaries.values())))
                .addVar(SERVICE, SimpleType.STRING)
                .addVar(STAGE, SimpleType.STRING)
                .addVar(VERSION, SimpleType.STRING)
                .setResultType(SimpleType.BOOL);
        summaries.forEach((kind, type) -> builder.addVar(kind.word(), type));
        compiler = builder.build();
        runtime = CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();
    }

    private record SummaryTypes(ImmutableList<CelType> types) implements CelTypeProvider {
        @Override
        public Optional<CelType> findType(String name) {
            return types.stream().filter(type -> type.name().equals(name)).findFirst();
        }
    }

    /** The one compiler, made when it is first asked for. */
    static ExpressionCompiler instance() {
        return Holder.INSTANCE;
    }

    private static final class Holder {
        static final ExpressionCompiler INSTANCE = new ExpressionCompiler();
    }

    /**
     * What is wrong with an expression.
     *
     * @param line line of the expression, from 1; 0 when it is wrong as a whole
     * @param column code point in the line, from 0
     * @param message what is wrong
     * @param remedy what to do
     */
    record Issue(int line, int column, String message, String remedy) {}

    /**
     * Compiles the text.
     *
     * @param issues takes what is wrong, if anything
     * @return empty if anything is wrong
     */
    Optional<Expression> compile(String text, List<Issue> issues) {
        CelValidationResult result = compiler.compile(text);
        if (result.hasError()) {
            result.getErrors().stream()
                    .limit(SHOWN_ISSUES)
                    .map(ExpressionCompiler::issue)
                    .forEach(issues::add);
            return Optional.empty();
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            Set<EvidenceKind> kinds = kinds(tree);
            if (kinds.isEmpty()) {
                issues.add(new Issue(
                        0,
                        0,
                        "the expression looks at no evidence",
                        "use at least one of " + String.join(", ", kindWords())));
                return Optional.empty();
            }
            return Optional.of(new Expression(text, kinds, runtime.createProgram(tree)));
        } catch (CelValidationException | CelEvaluationException e) {
            issues.add(new Issue(0, 0, Quoted.ascii(String.valueOf(e.getMessage())), "correct the expression"));
            return Optional.empty();
        }
    }

    private static Set<EvidenceKind> kinds(CelAbstractSyntaxTree tree) {
        Set<EvidenceKind> kinds = EnumSet.noneOf(EvidenceKind.class);
        for (CelReference reference : tree.getReferenceMap().values()) {
            EvidenceKind.ofWord(reference.name()).ifPresent(kinds::add);
        }
        return kinds;
    }

    private static List<String> kindWords() {
        return Arrays.stream(EvidenceKind.values()).map(EvidenceKind::word).toList();
    }

    private static Issue issue(CelIssue issue) {
        int line = Math.max(issue.getSourceLocation().getLine(), 0);
        int column = Math.max(issue.getSourceLocation().getColumn(), 0);
        String message = issue.getMessage();
        Matcher unknown = UNKNOWN_NAME.matcher(message);
        String remedy = unknown.matches()
                ? Nearest.to(unknown.group(1), names())
                        .map(name -> "did you mean \"" + name + "\"?")
                        .orElse("docs/policy.md lists the names")
                : "correct the expression; docs/policy.md describes what is possible";
        int candidates = message.indexOf(" (candidates:");
        return new Issue(
                line, column, Quoted.ascii(candidates < 0 ? message : message.substring(0, candidates)), remedy);
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(List.of(SERVICE, STAGE, VERSION, "has"));
        for (EvidenceKind kind : EvidenceKind.values()) {
            names.add(kind.word());
            names.addAll(SummaryField.of(kind).keySet());
        }
        return names;
    }
}
