package io.jenkins.plugins.compliance.policy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Summaries for tests, from the text of a table. */
final class Summaries {

    private Summaries() {}

    /** The members of a text such as {@code {critical=0, high=1}}. */
    static Map<String, BigDecimal> of(String text) {
        Map<String, BigDecimal> members = new TreeMap<>();
        for (String member : text.substring(1, text.length() - 1).split(", ", -1)) {
            int equals = member.indexOf('=');
            members.put(member.substring(0, equals), new BigDecimal(member.substring(equals + 1)));
        }
        return members;
    }
}
