package io.jenkins.plugins.compliance.jenkins.steps;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Ant's patterns for files below a directory, as Pipelines have them everywhere: {@code **} for any directories, {@code *}
 * and {@code ?} within one name, several patterns with commas between. Immutable and thread-safe.
 */
final class AntGlob implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 4000;

    private final String text;

    /** @throws IllegalArgumentException when a pattern leads out of the directory, or there is none */
    AntGlob(String text) {
        this.text = text;
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a pattern has at most " + LONGEST + " characters");
        }
        List<String> patterns = patterns();
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("the pattern \"" + text + "\" is empty");
        }
        for (String pattern : patterns) {
            if (!WorkspacePath.isWithin(pattern)) {
                throw new IllegalArgumentException("the pattern \"" + pattern
                        + "\" leads out of the workspace; write a relative one without \"..\"");
            }
        }
    }

    private List<String> patterns() {
        return Arrays.stream(text.split(",", -1))
                .map(String::trim)
                .filter(each -> !each.isEmpty())
                .map(each -> each.replace('\\', '/'))
                .map(each -> each.endsWith("/") ? each + "**" : each)
                .toList();
    }

    /** One expression for paths with slashes, relative to the directory. */
    Pattern expression() {
        return Pattern.compile(
                String.join("|", patterns().stream().map(AntGlob::expression).toList()));
    }

    private static String expression(String pattern) {
        StringBuilder expression = new StringBuilder();
        String[] names = pattern.split("/+", -1);
        for (int i = 0; i < names.length; i++) {
            boolean last = i == names.length - 1;
            if (names[i].equals("**")) {
                expression.append(last ? ".*" : "(?:[^/]+/)*");
            } else if (!names[i].equals(".")) {
                expression.append(name(names[i])).append(last ? "" : "/");
            }
        }
        return expression.toString();
    }

    /** Possessive where nothing can follow in its place, so that no name makes it slow. */
    private static String name(String name) {
        StringBuilder expression = new StringBuilder();
        for (String part : split(name)) {
            switch (part) {
                case "*" -> expression.append("[^/]*");
                case "?" -> expression.append("[^/]");
                default -> expression.append(Pattern.quote(part));
            }
        }
        return expression.toString();
    }

    private static List<String> split(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : name.replaceAll("\\*+", "*").split("(?<=[*?])|(?=[*?])", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** The directories to begin at: those before the first part with a wildcard. Without, a small pattern costs a large walk. */
    List<String> roots() {
        List<String> roots = new ArrayList<>();
        for (String pattern : patterns()) {
            StringBuilder root = new StringBuilder();
            String[] names = pattern.split("/+", -1);
            for (int i = 0; i < names.length - 1 && !names[i].matches(".*[*?].*"); i++) {
                root.append(root.isEmpty() ? "" : "/").append(names[i]);
            }
            roots.add(root.toString());
        }
        return roots;
    }

    @Override
    public String toString() {
        return text;
    }
}
