package io.jenkins.plugins.compliance.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must hold of every beginning of a chain, worked out anew from the entries' words, with nothing of the state machine
 * under test.
 */
final class ChainRules {

    private ChainRules() {}

    static void assertHolds(List<EvidenceEntry> entries) {
        Set<String> holders = new HashSet<>();
        Map<String, Integer> ends = new HashMap<>();
        Set<String> validated = new HashSet<>();
        for (EvidenceEntry entry : entries) {
            String id = entry.data().text("promotion").orElse("");
            boolean rollingBack = entry.data().object("rollback").isPresent();
            switch (entry.data().text("event").orElse("")) {
                case "validated" -> validated.add(id);
                case "gates_evaluated", "rejected" -> validated.remove(id);
                case "started" -> {
                    assertThat(holders).as("holders at %s", entry).isEmpty();
                    assertThat(validated)
                            .as("started without a verdict at %s", entry)
                            .contains(id);
                    holders.add(id);
                }
                case "completed", "rolled_back", "abandoned" -> {
                    holders.remove(id);
                    ends.merge(id, 1, Integer::sum);
                }
                case "failed" -> {
                    if (!rollingBack) {
                        holders.remove(id);
                        ends.merge(id, 1, Integer::sum);
                    }
                }
                default -> {}
            }
        }
        assertThat(ends)
                .as("ends of each promotion")
                .allSatisfy((id, count) -> assertThat(count).isOne());
    }
}
