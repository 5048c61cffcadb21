package io.jenkins.plugins.compliance.policy;

import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Binds what stands under {@code origins}, at the top or of a service. */
final class OriginsBinder {

    static final String KEY = "origins";

    /** The characters of a path in an address (RFC 3986, section 3.3), with no segment that leads elsewhere. */
    private static final Pattern PATH = Pattern.compile("(?=.{2,500}$)((?!\\.{1,2}/)[A-Za-z0-9!$&'()*+,.:;=@_%~-]+/)+");

    private static final String REMEDY =
            "write the path of a job's address from job/ on, with / at the end: job/shop/; at most 500 characters";
    private static final int MOST = 100;

    private OriginsBinder() {}

    static Origins bind(Node node, Problems problems) {
        List<String> paths = YamlScalar.words(node, KEY, PATH, REMEDY, problems);
        int items = node instanceof SequenceNode list ? list.getValue().size() : 1;
        if (items < 1 || items > MOST) {
            problems.add(
                    node,
                    "the number of origins is " + items,
                    "name 1 to " + MOST + " of them, such as [job/shop/]; without the key every origin is accepted");
        }
        return new Origins(paths);
    }
}
