package io.jenkins.plugins.compliance.policy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads bytes that nobody vouches for as one YAML document, no further than to its tree of nodes: nothing is constructed,
 * and every node knows its line and column.
 */
final class YamlDocument {

    /** Ten thousand services with five dependencies each take a quarter of that. */
    static final int MOST_BYTES = 8 << 20;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private YamlDocument() {}

    /** The document's root; empty when there is none, which has then been reported, or when it cannot be trusted. */
    static Optional<Node> read(byte[] yaml, Problems problems) {
        if (yaml.length > MOST_BYTES) {
            problems.add(1, 1, "the file has more than " + MOST_BYTES + " bytes", "split it into several policies");
            return Optional.empty();
        }
        return decode(yaml, problems).flatMap(text -> compose(text, problems));
    }

    private static Optional<String> decode(byte[] yaml, Problems problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(yaml.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(yaml), text, true);
        text.flip();
        if (result.isError()) {
            reportAt(text, text.length(), "this is not UTF-8", "save the file in UTF-8", problems);
            return Optional.empty();
        }
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return Optional.of(marked ? text.subSequence(1, text.length()).toString() : text.toString());
    }

    private static Optional<Node> compose(String text, Problems problems) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_BYTES);
        // YamlEvents says the same with the place; this is for what the composer does on its own.
        options.setNestingDepthLimit(YamlEvents.DEEPEST + 1);
        options.setProcessComments(false);
        try {
            YamlEvents events = new YamlEvents(new ParserImpl(new StreamReader(text), options), problems);
            Node root = new Composer(events, new Resolver(), options).getSingleNode();
            if (root == null) {
                problems.add(1, 1, "the file is empty", "write a policy; docs/policy.md begins with a small one");
            }
            return problems.isEmpty() ? Optional.ofNullable(root) : Optional.empty();
        } catch (MarkedYAMLException e) {
            report(e, problems);
        } catch (ReaderException e) {
            String character = String.format("U+%04X", e.getCodePoint());
            reportAt(text, offset(text, e), "the character " + character + " is not allowed", "remove it", problems);
        } catch (YAMLException e) {
            problems.add(1, 1, "this is not YAML: " + Quoted.ascii(String.valueOf(e.getMessage())), "correct it");
        }
        return Optional.empty();
    }

    private static void report(MarkedYAMLException e, Problems problems) {
        String problem = Quoted.ascii(String.valueOf(e.getProblem()));
        String context = e.getContext() == null ? "" : Quoted.ascii(e.getContext()) + ": ";
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        String message = "this is not YAML as a policy is written: " + context + problem;
        String remedy = "check indentation, quotes and what stands before this place";
        if (mark == null) {
            problems.add(1, 1, message, remedy);
        } else {
            problems.add(mark, message, remedy);
        }
    }

    /** The reader counts code points. */
    private static int offset(String text, ReaderException e) {
        int points = Math.min(Math.max(e.getPosition(), 0), text.codePointCount(0, text.length()));
        return text.offsetByCodePoints(0, points);
    }

    private static void reportAt(CharSequence text, int offset, String message, String remedy, Problems problems) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        int column = Character.codePointCount(text, lineStart, offset) + 1;
        problems.add(line, column, message, remedy);
    }
}
