package io.jenkins.plugins.compliance.evidence.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.jenkins.plugins.compliance.evidence.ReportException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks through a JSON report of any length. It stands on a value; each of the methods that read leaves it on the
 * value's end. What nobody asks for is passed over without being held. A member that is read twice in one object is
 * refused, because other readers may have taken the other one. Confined to one thread.
 */
final class JsonCursor implements Closeable {

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxNameLength(50_000)
                    .maxNumberLength(100)
                    .maxStringLength(4_000_000)
                    .build())
            .build();

    private static final String REMEDY = "see what wrote it, and let the tool write the report again";

    private final String file;
    private final JsonParser parser;
    private boolean skipped;

    /** Reads a member, of which it is told the name, with the cursor on its value. */
    @FunctionalInterface
    interface Member {
        void read(String name) throws IOException;
    }

    /** Reads an element with the cursor on it. */
    @FunctionalInterface
    interface Element {
        void read() throws IOException;
    }

    private JsonCursor(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** A cursor on the report's one value, an object. */
    static JsonCursor open(String file, StrictReader reader) throws IOException {
        JsonCursor cursor = new JsonCursor(file, FACTORY.createParser(reader));
        cursor.advance();
        if (!cursor.isObject()) {
            throw cursor.refuse("the report is not a JSON object", REMEDY);
        }
        return cursor;
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    boolean isText() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    /** Reads an object's members. */
    void object(Member member) throws IOException {
        if (!isObject()) {
            throw refuse("expected an object, found " + found(), REMEDY);
        }
        List<String> read = new ArrayList<>();
        while (advance() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (read.contains(name)) {
                throw refuse("the member \"" + name + "\" stands there twice", REMEDY);
            }
            advance();
            skipped = false;
            member.read(name);
            if (!skipped) {
                read.add(name);
            }
            skipped = false;
        }
    }

    /** Reads an array's elements. */
    void array(Element element) throws IOException {
        if (!isArray()) {
            throw refuse("expected an array, found " + found(), REMEDY);
        }
        while (advance() != JsonToken.END_ARRAY) {
            element.read();
        }
        skipped = false;
    }

    /** An array of objects. */
    void objects(Member member) throws IOException {
        array(() -> object(member));
    }

    /** Passes over the value. */
    void skip() throws IOException {
        try {
            parser.skipChildren();
        } catch (JsonProcessingException e) {
            throw refused(e);
        }
        skipped = true;
    }

    /** The value's text. */
    String text() throws IOException {
        if (!isText()) {
            throw refuse("expected text, found " + found(), REMEDY);
        }
        try {
            return parser.getText();
        } catch (JsonProcessingException e) {
            throw refused(e);
        }
    }

    /** The value's text, one of a few words. */
    String word(List<String> words) throws IOException {
        String text = text();
        if (!words.contains(text)) {
            throw refuse("\"" + text + "\" is none of " + String.join(", ", words), REMEDY);
        }
        return text;
    }

    /** The value, an integer from -1 to 2^31 - 1: what an index may be. */
    int index() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw refuse("expected an integer, found " + found(), REMEDY);
        }
        try {
            int value = parser.getIntValue();
            if (value >= -1) {
                return value;
            }
        } catch (JsonProcessingException e) {
            throw refused(e);
        }
        throw refuse("an index is not below -1", REMEDY);
    }

    /** The value, a finite number, be it written as a number or as text. */
    double number() throws IOException {
        String text = parser.currentToken() == null || !parser.currentToken().isNumeric() ? text() : parser.getText();
        return Decimal.parse(text).orElseThrow(() -> refuse("expected a number, found \"" + text + "\"", REMEDY));
    }

    boolean bool() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_TRUE && parser.currentToken() != JsonToken.VALUE_FALSE) {
            throw refuse("expected true or false, found " + found(), REMEDY);
        }
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** The value's text, passing over a value that is none. */
    Optional<String> textOrSkip() throws IOException {
        if (isText()) {
            return Optional.of(text());
        }
        skip();
        return Optional.empty();
    }

    /** Makes sure that there is nothing behind the report's value. */
    void end() throws IOException {
        try {
            if (parser.nextToken() != null) {
                throw refuse("something stands behind the end of the report", REMEDY);
            }
        } catch (JsonProcessingException e) {
            throw refused(e);
        }
    }

    private JsonToken advance() throws IOException {
        JsonToken token;
        try {
            token = parser.nextToken();
        } catch (JsonProcessingException e) {
            throw refused(e);
        }
        if (token == null) {
            throw cutOff();
        }
        return token;
    }

    private String found() {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> "something else";
        };
    }

    /** A refusal at the value on which the cursor stands. */
    ReportException refuse(String problem, String remedy) {
        return new ReportException(file, place(parser.currentTokenLocation()), problem, remedy);
    }

    private ReportException cutOff() {
        return new ReportException(
                file,
                place(parser.currentLocation()),
                "the report ends too early",
                "it was cut off: see that the tool finished and that the disk is not full");
    }

    private ReportException refused(JsonProcessingException e) {
        if (e instanceof JsonEOFException) {
            return cutOff();
        }
        String place = place(e.getLocation() == null ? parser.currentLocation() : e.getLocation());
        String problem =
                String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("no JSON");
        if (e instanceof StreamConstraintsException) {
            return new ReportException(
                    file, place, "beyond every limit: " + problem, "no report is like this; see what wrote it");
        }
        return new ReportException(file, place, "no JSON: " + problem, REMEDY);
    }

    private static String place(JsonLocation location) {
        return Math.max(1, location.getLineNr()) + ":" + Math.max(1, location.getColumnNr());
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
