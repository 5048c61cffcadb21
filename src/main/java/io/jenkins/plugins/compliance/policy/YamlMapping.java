package io.jenkins.plugins.compliance.policy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of the file whose keys are text and unique; whatever else is in it has been reported. */
final class YamlMapping {

    /**
     * @param key the key
     * @param keyNode where it stands
     * @param value its value
     */
    record Entry(String key, Node keyNode, Node value) {}

    private final Node node;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private YamlMapping(Node node) {
        this.node = node;
    }

    /** The mapping at the node; without entries when it is something else, which is reported. */
    static YamlMapping of(Node node, String what, Problems problems) {
        YamlMapping mapping = new YamlMapping(node);
        if (node instanceof MappingNode found) {
            for (NodeTuple tuple : found.getValue()) {
                mapping.add(tuple, problems);
            }
        } else {
            problems.add(node, what + " must be a mapping of keys to values", "write \"key: value\" lines below it");
        }
        return mapping;
    }

    /** As {@link #of}; no value at all, as behind {@code service-a:}, is a mapping without entries. */
    static YamlMapping ofOptional(Node node, String what, Problems problems) {
        return YamlScalar.isNull(node) ? new YamlMapping(node) : of(node, what, problems);
    }

    private void add(NodeTuple tuple, Problems problems) {
        Node keyNode = tuple.getKeyNode();
        if (!(keyNode instanceof ScalarNode scalar)) {
            problems.add(keyNode, "a key must be a word", "write \"key: value\"");
        } else if (scalar.getTag().equals(Tag.MERGE) && scalar.isPlain()) {
            problems.add(
                    keyNode,
                    "merging mappings with << is not allowed",
                    "write the values out; what all services share goes under promote-to at the top");
        } else {
            Entry first =
                    entries.putIfAbsent(scalar.getValue(), new Entry(scalar.getValue(), keyNode, tuple.getValueNode()));
            if (first != null) {
                problems.add(
                        keyNode,
                        "the key " + Quoted.of(scalar.getValue()) + " stands here a second time",
                        "keep this one or that in line "
                                + (first.keyNode().getStartMark().getLine() + 1));
            }
        }
    }

    /** Reports every key that is none of these. */
    YamlMapping allow(Set<String> known, Problems problems) {
        for (Entry entry : entries.values()) {
            if (!known.contains(entry.key())) {
                problems.add(
                        entry.keyNode(),
                        "the key " + Quoted.of(entry.key()) + " is unknown",
                        () -> Nearest.remedy(entry.key(), known));
            }
        }
        return this;
    }

    Optional<Node> get(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /** The value of a key that must be there; its absence is reported. */
    Optional<Node> require(String key, String remedy, Problems problems) {
        Optional<Node> value = get(key);
        if (value.isEmpty() && node instanceof MappingNode) {
            problems.add(node, "the key \"" + key + "\" is missing", remedy);
        }
        return value;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Collection<Entry> entries() {
        return entries.values();
    }
}
