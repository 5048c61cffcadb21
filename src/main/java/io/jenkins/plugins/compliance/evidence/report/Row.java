package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/** A row of a document while it is put together; what is not known is left out. */
final class Row {

    private final Map<String, JsonValue> members = new TreeMap<>();

    /** A name, unless it is empty. */
    Row name(String member, String text) {
        return put(member, PlainText.name(text));
    }

    /** A message, unless it is empty. */
    Row message(String member, String text) {
        return put(member, PlainText.message(text));
    }

    private Row put(String member, String text) {
        if (!text.isEmpty()) {
            members.put(member, new JsonString(text));
        }
        return this;
    }

    /** A number, unless it is below 1. */
    Row number(String member, long number) {
        if (number > 0) {
            members.put(member, new JsonNumber(number));
        }
        return this;
    }

    JsonObject json() {
        return JsonObject.of(members);
    }
}
