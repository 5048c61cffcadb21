package io.jenkins.plugins.compliance.chain.json;

/** The three literal names of JSON. */
public enum JsonLiteral implements JsonValue {
    TRUE("true"),
    FALSE("false"),
    NULL("null");

    private final String spelling;

    JsonLiteral(String spelling) {
        this.spelling = spelling;
    }

    @Override
    public String toString() {
        return spelling;
    }
}
