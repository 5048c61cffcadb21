package io.jenkins.plugins.compliance.policy;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Stands between parser and composer. Everything in YAML that makes a file longer, or something else, than it looks is
 * reported with its place: anchors and aliases, tags, more levels and more nodes than a policy has.
 */
final class YamlEvents implements Parser {

    /** A policy has seven levels. */
    static final int DEEPEST = 16;

    /** Ten thousand services with five dependencies each have a tenth of that. */
    static final int MOST_NODES = 1_000_000;

    private final Parser parser;
    private final Problems problems;
    private int depth;
    private int nodes;

    YamlEvents(Parser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public Event getEvent() {
        Event event = parser.getEvent();
        if (event instanceof NodeEvent node) {
            count(node);
            checkPlain(node);
        } else if (event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd)) {
            depth--;
        }
        return event;
    }

    private void count(NodeEvent node) {
        nodes++;
        if (nodes > MOST_NODES) {
            throw new Excess("there are more than " + MOST_NODES + " values", node.getStartMark());
        }
        if (node instanceof CollectionStartEvent) {
            depth++;
            if (depth > DEEPEST) {
                throw new Excess("nested deeper than " + DEEPEST + " levels", node.getStartMark());
            }
        }
    }

    private void checkPlain(NodeEvent node) {
        if (node instanceof AliasEvent) {
            problems.add(
                    node.getStartMark(),
                    "the alias *" + Quoted.ascii(node.getAnchor()) + " is not allowed",
                    "write the values out; what all services share goes under promote-to at the top");
        } else if (node.getAnchor() != null) {
            problems.add(
                    node.getStartMark(),
                    "the anchor &" + Quoted.ascii(node.getAnchor()) + " is not allowed",
                    "write the values out; what all services share goes under promote-to at the top");
        }
        String tag = node instanceof ScalarEvent scalar
                ? scalar.getTag()
                : node instanceof CollectionStartEvent collection ? collection.getTag() : null;
        if (tag != null) {
            problems.add(node.getStartMark(), "the tag " + Quoted.of(tag) + " is not allowed", "remove it");
        }
    }

    /** The file goes beyond a limit. */
    private static final class Excess extends MarkedYAMLException {

        private static final long serialVersionUID = 1L;

        Excess(String problem, Mark mark) {
            super(null, null, problem, mark);
        }
    }
}
