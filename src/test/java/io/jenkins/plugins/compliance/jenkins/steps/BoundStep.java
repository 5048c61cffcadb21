package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.jenkins.config.OnAbort;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Makes a step of a call as Pipeline does: by the constructor and the setters that are bound. */
final class BoundStep {

    private static final Map<String, Class<? extends Step>> STEPS = Map.of(
            "collectEvidence", CollectEvidenceStep.class,
            "promoteService", PromoteServiceStep.class,
            "verifyChain", VerifyChainStep.class);

    private final PipelineSource.Call call;
    private final Constructor<?> constructor;
    private final Map<String, Method> setters = new HashMap<>();

    private BoundStep(PipelineSource.Call call, Class<? extends Step> type) {
        this.call = call;
        this.constructor = Arrays.stream(type.getConstructors())
                .filter(each -> each.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow();
        for (Method method : type.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)) {
                String property = method.getName().substring("set".length());
                setters.put(Character.toLowerCase(property.charAt(0)) + property.substring(1), method);
            }
        }
    }

    /** Whether the call is one of a step of ours. */
    static boolean isOne(PipelineSource.Call call) {
        return STEPS.containsKey(call.name());
    }

    /**
     * Checks that the step takes the call's arguments, by name, type and, as far as they are written out, value.
     *
     * @throws IllegalArgumentException when it does not; the message has the place
     */
    static void check(PipelineSource.Call call) throws ReflectiveOperationException {
        new BoundStep(call, STEPS.get(call.name())).check();
    }

    private void check() throws ReflectiveOperationException {
        List<String> required = Arrays.stream(constructor.getParameters())
                .map(Parameter::getName)
                .toList();
        Set<String> known = new TreeSet<>(setters.keySet());
        known.addAll(required);
        for (String name : call.named().keySet()) {
            require(known.contains(name), "has no argument " + name + " but " + known);
        }
        require(call.named().keySet().containsAll(required), "needs " + required);
        require(call.others().size() <= 1, "takes nothing but named arguments and a body");
        Object step = constructor.newInstance(Arrays.stream(constructor.getParameters())
                .map(parameter -> value(parameter.getName(), parameter.getType()))
                .toArray());
        for (String name : call.named().keySet()) {
            if (!required.contains(name)) {
                Method setter = setters.get(name);
                setter.invoke(step, value(name, setter.getParameterTypes()[0]));
            }
        }
        try {
            start(step);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(call.place() + ": " + e.getMessage(), e);
        }
    }

    private static void start(Object step) {
        if (step instanceof CollectEvidenceStep collect) {
            new CollectArguments(collect);
        } else if (step instanceof PromoteServiceStep promote) {
            new PromotionArguments(promote, OnAbort.ABANDON);
        } else {
            new VerificationArguments((VerifyChainStep) step);
        }
    }

    private Object value(String name, Class<?> type) {
        Object written = written(call.named().get(name), type);
        Class<?> boxed = type == boolean.class
                ? Boolean.class
                : type == int.class ? Integer.class : type == long.class ? Long.class : type;
        Object widened = boxed == Long.class && written instanceof Integer number ? number.longValue() : written;
        require(boxed.isInstance(widened), "takes as " + name + " a " + type.getSimpleName() + ", not " + written);
        return widened;
    }

    /** What is worked out when the Pipeline runs is taken for a word, if it can be one. */
    private static Object written(Expression expression, Class<?> type) {
        if (expression instanceof ListExpression list) {
            return list.getExpressions().stream()
                    .map(each -> written(each, String.class))
                    .toList();
        }
        if (expression instanceof ConstantExpression constant) {
            return constant.getValue();
        }
        return type == String.class ? "worked-out" : expression.getText();
    }

    private void require(boolean holds, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException(call.place() + ": " + call.name() + " " + complaint);
        }
    }
}
