package io.jenkins.plugins.compliance.evidence.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of a tool that has rules: its driver or an extension (SARIF section 3.19). */
final class SarifComponent {

    private final List<SarifRule> rules = new ArrayList<>();
    private final Map<String, SarifRule> byId = new HashMap<>();
    private final Map<String, SarifRule> byGuid = new HashMap<>();
    private String name = "";
    private String guid = "";
    private Optional<String> version = Optional.empty();

    void add(SarifRule rule, Optional<String> ruleGuid) {
        rules.add(rule);
        byId.putIfAbsent(rule.id(), rule);
        ruleGuid.ifPresent(each -> byGuid.putIfAbsent(each, rule));
    }

    void name(String text) {
        name = text;
    }

    void guid(String text) {
        guid = text;
    }

    /** A later one does not replace an earlier one. */
    void version(String text) {
        version = version.or(() -> Optional.of(text));
    }

    String name() {
        return name;
    }

    String guid() {
        return guid;
    }

    ReportTool tool() {
        return new ReportTool(name, version);
    }

    List<SarifRule> rules() {
        return rules;
    }

    Optional<SarifRule> byGuid(String text) {
        return Optional.ofNullable(byGuid.get(text));
    }

    /** An identifier may have further parts behind a slash, which tell kinds of one rule apart (section 3.27.5). */
    Optional<SarifRule> byId(String id) {
        SarifRule rule = byId.get(id);
        for (int slash = id.lastIndexOf('/'); rule == null && slash > 0; slash = id.lastIndexOf('/', slash - 1)) {
            rule = byId.get(id.substring(0, slash));
        }
        return Optional.ofNullable(rule);
    }
}
