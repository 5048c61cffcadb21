package io.jenkins.plugins.compliance.jenkins.steps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;

/**
 * The source of a Pipeline: a file, or a block of Groovy on a page.
 *
 * @param file where it stands
 * @param line the line before its first one
 * @param text the source
 */
record PipelineSource(Path file, int line, String text) {

    private static final Pattern BLOCK = Pattern.compile("^```groovy\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    /** A call by name, as it is written: {@code place} is {@code FILE:LINE}. */
    record Call(String place, String name, Map<String, Expression> named, List<Expression> others) {}

    static PipelineSource file(Path file) throws IOException {
        return new PipelineSource(file, 0, Files.readString(file));
    }

    /** The blocks of a page of Markdown. */
    static List<PipelineSource> blocks(Path page) throws IOException {
        String text = Files.readString(page).replace("\r\n", "\n");
        return BLOCK.matcher(text)
                .results()
                .map((MatchResult block) -> new PipelineSource(
                        page, (int) text.substring(0, block.start(1)).lines().count(), block.group(1)))
                .toList();
    }

    /**
     * Compiles it, as Groovy does, and tells what it calls.
     *
     * @throws org.codehaus.groovy.control.CompilationFailedException when it is no Groovy; the message has the line
     */
    List<Call> compile() {
        // Jenkins adds hudson.model and the like, which the test does not need; nor does it run anything.
        CompilationUnit unit = new CompilationUnit(new CompilerConfiguration());
        SourceUnit source = unit.addSource(file.toString(), "\n".repeat(line) + text);
        unit.compile(Phases.CONVERSION);
        List<Call> calls = new ArrayList<>();
        var collector = new CodeVisitorSupport() {
            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                if (call.isImplicitThis() && call.getMethodAsString() != null) {
                    calls.add(call(call));
                }
                super.visitMethodCallExpression(call);
            }
        };
        source.getAST().getStatementBlock().visit(collector);
        source.getAST().getMethods().forEach(method -> method.getCode().visit(collector));
        unit.compile(Phases.CLASS_GENERATION);
        return calls;
    }

    private Call call(MethodCallExpression call) {
        Map<String, Expression> named = new LinkedHashMap<>();
        List<Expression> others = new ArrayList<>();
        for (Expression argument : ((TupleExpression) call.getArguments()).getExpressions()) {
            if (argument instanceof MapExpression map) {
                map.getMapEntryExpressions()
                        .forEach(entry -> named.put(entry.getKeyExpression().getText(), entry.getValueExpression()));
            } else {
                others.add(argument);
            }
        }
        return new Call(file + ":" + call.getLineNumber(), call.getMethodAsString(), named, others);
    }

    @Override
    public String toString() {
        return file + ":" + (line + 1);
    }
}
