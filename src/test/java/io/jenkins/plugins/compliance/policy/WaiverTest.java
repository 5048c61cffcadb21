package io.jenkins.plugins.compliance.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaiverTest {

    private static final Waiver WAIVER =
            new Waiver("coverage.line", "legacy", "alice", Instant.parse("2026-12-31T23:59:59.999999Z"));

    @Test
    void readsBackTheDataOfItsEntry() {
        assertThat(WAIVER.entryData())
                .isEqualTo(JsonObject.of(Map.of(
                        "event", "waived",
                        "gate", "coverage.line",
                        "reason", "legacy",
                        "owner", "alice",
                        "expires", "2026-12-31T23:59:59.999Z")));
        assertThat(Waiver.of(WAIVER.entryData())).isEqualTo(WAIVER);
        assertThat(Waiver.of(WAIVER.toJson())).isEqualTo(WAIVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gate", "reason", "owner", "expires"})
    void needsEachMember(String member) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Waiver.of(WAIVER.toJson().without(member)))
                .withMessage("a waiver needs the text \"" + member + "\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gate    | *                        | a waiver's gate cannot be "*"
            gate    | a.b.c                    | a waiver's gate cannot be "a.b.c"
            gate    | ''                       | a waiver's gate cannot be ""
            reason  | ' '                      | a waiver's reason must be 1 to 1000 characters
            owner   | ''                       | a waiver's owner must be 1 to 1000 characters
            expires | never                    | a waiver's expires cannot be "never"
            expires | 2026-12-31               | a waiver's expires cannot be "2026-12-31"
            expires | 2026-02-30T00:00:00.000Z | a waiver's expires cannot be "2026-02-30T00:00:00.000Z"
            """)
    void refusesWhatIsNoWaiver(String member, String value, String message) {
        Map<String, Object> members = new TreeMap<>(WAIVER.toJson().members());
        members.put(member, value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Waiver.of(JsonObject.of(members)))
                .withMessageStartingWith(message);
    }

    @Test
    void refusesAReasonThatCouldSteerATerminal() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Waiver("a", "\u001b[2J", "alice", Instant.EPOCH))
                .withMessageStartingWith("a waiver's reason");
    }
}
