package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** Keeps the worst of many rows: a thousand of them, of those equally bad the first. Confined to one thread. */
final class WorstRows {

    static final int MOST = 1000;

    private static final Comparator<Row> WORST_LAST = Comparator.comparingLong(Row::badness)
            .thenComparing(Comparator.comparingLong(Row::number).reversed());

    private final PriorityQueue<Row> rows = new PriorityQueue<>(WORST_LAST);
    private long offered;

    private record Row(long badness, long number, JsonObject json) {}

    /** Offers a row, which is made only when it is among the worst so far. */
    void offer(long badness, Supplier<JsonObject> row) {
        long number = offered++;
        if (rows.size() < MOST) {
            rows.add(new Row(badness, number, row.get()));
        } else if (rows.element().badness() < badness) {
            rows.remove();
            rows.add(new Row(badness, number, row.get()));
        }
    }

    /** Offers the rows of another one, as those that come behind. */
    void offerAll(WorstRows others) {
        others.rows.stream().sorted(WORST_LAST.reversed()).forEach(row -> offer(row.badness(), row::json));
        offered += others.offered - others.rows.size();
    }

    /** Whether some were left out. */
    boolean truncated() {
        return offered > rows.size();
    }

    /** The rows, the worst first. */
    JsonArray json() {
        return new JsonArray(rows.stream()
                .sorted(WORST_LAST.reversed())
                .map(row -> (JsonValue) row.json())
                .toList());
    }
}
