package io.jenkins.plugins.compliance.jenkins.steps;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

    /** Whether a path with slashes, relative to the directory, is one of those. Takes time by the lengths, whatever they say. */
    boolean matches(String path) {
        String[] names = path.split("/", -1);
        return patterns().stream().anyMatch(pattern -> matches(names(pattern), names));
    }

    private static String[] names(String pattern) {
        return Arrays.stream(pattern.split("/+", -1))
                .filter(name -> !name.equals("."))
                .toArray(String[]::new);
    }

    /** Where it does not fit, only the last {@code **} takes one more: what those before it took is as good as any. */
    private static boolean matches(String[] pattern, String[] names) {
        int p = 0;
        int n = 0;
        int star = -1;
        int taken = 0;
        while (n < names.length) {
            if (p < pattern.length && pattern[p].equals("**")) {
                star = p++;
                taken = n;
            } else if (p < pattern.length && matchesName(pattern[p], names[n])) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++taken;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p].equals("**")) {
            p++;
        }
        return p == pattern.length;
    }

    /** The same for the characters of one name. */
    private static boolean matchesName(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int taken = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                taken = n;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++taken;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
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
