package io.jenkins.plugins.compliance.policy;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The members of a summary and their types, as an expression sees them. */
final class SummaryField {

    /** What coverage is counted in: each counter is a percentage, with the numbers behind it in two further members. */
    static final List<String> COUNTERS = List.of("line", "branch", "instruction", "method", "class", "complexity");

    private SummaryField() {}

    /** The fields of a kind by name. */
    static ImmutableMap<String, CelType> of(EvidenceKind kind) {
        return switch (kind) {
            case SAST -> integers("critical", "high", "medium", "low", "total", "suppressed");
            case COVERAGE -> coverage();
            case TESTS -> integers("total", "passed", "failed", "errors", "skipped");
            case SBOM -> integers("components", "critical", "high", "medium", "low", "unknown", "suppressed");
            case FILES -> integers("count", "bytes");
        };
    }

    private static ImmutableMap<String, CelType> integers(String... names) {
        return Arrays.stream(names).collect(ImmutableMap.toImmutableMap(name -> name, name -> SimpleType.INT));
    }

    private static ImmutableMap<String, CelType> coverage() {
        ImmutableMap.Builder<String, CelType> fields = ImmutableMap.builder();
        for (String counter : COUNTERS) {
            fields.put(counter, SimpleType.DOUBLE);
            fields.put(counter + "_covered", SimpleType.INT);
            fields.put(counter + "_total", SimpleType.INT);
        }
        return fields.buildOrThrow();
    }

    /** The numbers of a summary as values of the fields' types; whatever is of another type is left out, as missing. */
    static Map<String, Object> values(EvidenceKind kind, JsonObject summary) {
        Map<String, Object> values = new HashMap<>();
        of(kind).forEach((name, type) -> {
            if (summary.member(name).orElse(null) instanceof JsonNumber number) {
                if (type.equals(SimpleType.DOUBLE)) {
                    values.put(name, number.value());
                } else if (number.isSafeInteger()) {
                    values.put(name, (long) number.value());
                }
            }
        });
        return values;
    }
}
