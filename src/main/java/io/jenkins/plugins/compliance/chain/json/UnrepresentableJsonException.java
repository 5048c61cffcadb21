package io.jenkins.plugins.compliance.chain.json;

/** A value that has no canonical JSON form. Its message begins with the JSON Pointer (RFC 6901) of the culprit. */
public final class UnrepresentableJsonException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String pointer;
    private final String reason;

    /** @param reason what is wrong with the value itself, and the remedy */
    public UnrepresentableJsonException(String reason) {
        this("", reason);
    }

    private UnrepresentableJsonException(String pointer, String reason) {
        super((pointer.isEmpty() ? "the value" : pointer) + ": " + reason);
        this.pointer = pointer;
        this.reason = reason;
    }

    /** The same culprit, seen from the object whose member of that name holds it. */
    public UnrepresentableJsonException inMember(String name) {
        return new UnrepresentableJsonException("/" + name.replace("~", "~0").replace("/", "~1") + pointer, reason);
    }

    /** The same culprit, seen from the array that holds it at that index. */
    public UnrepresentableJsonException inElement(int index) {
        return new UnrepresentableJsonException("/" + index + pointer, reason);
    }

    /** The culprit's JSON Pointer; empty for the whole value. */
    public String pointer() {
        return pointer;
    }

    /** What is wrong with it. */
    public String reason() {
        return reason;
    }
}
