package io.jenkins.plugins.compliance.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Readers of single values. Each reports what is wrong with its place and then has no value. None guesses: {@code no} is
 * not text, {@code 010} is not a number, {@code 7} is not a length of time.
 */
final class YamlScalar {

    /** Counts stay exact as doubles, in JSON and in CEL. */
    static final long LARGEST = 1_000_000_000;

    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_ITEMS = 10_000;
    private static final Pattern INTEGER = Pattern.compile("0|[1-9][0-9]{0,9}");
    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.[0-9]{1,2})?");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,3})?Z");

    private YamlScalar() {}

    /** Whether nothing stands there. */
    static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    /** Text with something in it, on one line, at most 1,000 characters. */
    static Optional<String> text(Node node, String what, Problems problems) {
        Optional<String> text = words(node, what, problems);
        if (text.isPresent() && text.get().codePoints().anyMatch(Character::isISOControl)) {
            problems.add(node, what + " has line ends or control characters", "write it on one line");
            return Optional.empty();
        }
        return text;
    }

    /** Text with something in it, at most 1,000 characters. */
    static Optional<String> words(Node node, String what, Problems problems) {
        if (!(node instanceof ScalarNode scalar) || isNull(node)) {
            problems.add(node, what + " must be text", "write a value behind the colon");
        } else if (scalar.isPlain() && !Set.of(Tag.STR, Tag.TIMESTAMP).contains(scalar.getTag())) {
            problems.add(
                    node,
                    what + " must be text, and " + Quoted.of(scalar.getValue()) + " is something else to YAML",
                    "put it in quotes");
        } else if (scalar.getValue().isBlank()) {
            problems.add(node, what + " is blank", "write 1 to " + LONGEST_TEXT + " characters");
        } else if (scalar.getValue().length() > LONGEST_TEXT) {
            problems.add(
                    node,
                    what + " has " + scalar.getValue().length() + " characters",
                    "write 1 to " + LONGEST_TEXT + " characters");
        } else {
            return Optional.of(scalar.getValue());
        }
        return Optional.empty();
    }

    /** Text that the pattern matches. */
    static Optional<String> word(Node node, String what, Pattern grammar, String remedy, Problems problems) {
        Optional<String> text = text(node, what, problems);
        if (text.isPresent() && !grammar.matcher(text.get()).matches()) {
            problems.add(node, what + " cannot be " + Quoted.of(text.get()), remedy);
            return Optional.empty();
        }
        return text;
    }

    /** One of some words. */
    static <T> Optional<T> choice(Node node, String what, Map<String, T> words, Problems problems) {
        Optional<String> text = text(node, what, problems);
        if (text.isPresent() && !words.containsKey(text.get())) {
            problems.add(
                    node,
                    what + " cannot be " + Quoted.of(text.get()),
                    () -> Nearest.remedy(text.get(), words.keySet()));
        }
        return text.map(words::get);
    }

    /** An integer from {@code least} to a thousand million. */
    static OptionalLong integer(Node node, String what, long least, Problems problems) {
        if (isNumber(node, INTEGER)) {
            long value = Long.parseLong(((ScalarNode) node).getValue());
            if (value >= least && value <= LARGEST) {
                return OptionalLong.of(value);
            }
        }
        problems.add(
                node,
                what + " cannot be " + shown(node),
                "write an integer from " + least + " to " + LARGEST + ", without quotes");
        return OptionalLong.empty();
    }

    /** A percentage from 0.01 to 100, as summaries round it. */
    static OptionalDouble percentage(Node node, String what, Problems problems) {
        if (isNumber(node, DECIMAL)) {
            double value = Double.parseDouble(((ScalarNode) node).getValue());
            if (value > 0 && value <= 100) {
                return OptionalDouble.of(value);
            }
        }
        problems.add(
                node,
                what + " cannot be " + shown(node),
                "write a percentage above 0 and up to 100, with at most two decimals");
        return OptionalDouble.empty();
    }

    private static boolean isNumber(Node node, Pattern spelling) {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && spelling.matcher(scalar.getValue()).matches();
    }

    /** A length of time. */
    static Optional<Duration> duration(Node node, String what, Problems problems) {
        String spelling = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        Optional<Duration> duration = Durations.parse(spelling);
        if (duration.isEmpty()) {
            problems.add(node, what + " cannot be " + shown(node), Durations.FORMS);
        }
        return duration;
    }

    /** A day, which is its beginning in UTC, or a time in UTC. */
    static Optional<Instant> time(Node node, String what, Problems problems) {
        Optional<Instant> time = node instanceof ScalarNode scalar ? time(scalar.getValue()) : Optional.empty();
        if (time.isEmpty()) {
            problems.add(
                    node,
                    what + " cannot be " + shown(node),
                    "write a day like 2026-12-31, which begins in UTC, or a time like 2026-12-31T18:00:00Z");
        }
        return time;
    }

    private static Optional<Instant> time(String spelling) {
        try {
            if (DAY.matcher(spelling).matches()) {
                return Optional.of(
                        LocalDate.parse(spelling).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            return TIME.matcher(spelling).matches() ? Optional.of(Instant.parse(spelling)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The items of a list. */
    static List<Node> list(Node node, String what, Problems problems) {
        if (!(node instanceof SequenceNode sequence)) {
            problems.add(node, what + " must be a list", "write [first, second]");
            return List.of();
        }
        if (sequence.getValue().size() > MOST_ITEMS) {
            problems.add(node, what + " has more than " + MOST_ITEMS + " items", "shorten the list");
            return List.of();
        }
        return sequence.getValue();
    }

    /** A list of different words. */
    static List<String> words(Node node, String what, Pattern grammar, String remedy, Problems problems) {
        List<String> words = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Node item : list(node, what, problems)) {
            word(item, "an item of " + what, grammar, remedy, problems).ifPresent(word -> {
                if (seen.add(word)) {
                    words.add(word);
                } else {
                    problems.add(item, Quoted.of(word) + " stands twice in " + what, "remove one of them");
                }
            });
        }
        return List.copyOf(words);
    }

    private static String shown(Node node) {
        if (isNull(node)) {
            return "empty";
        }
        return node instanceof ScalarNode scalar ? Quoted.of(scalar.getValue()) : "a list or mapping";
    }
}
