package io.jenkins.plugins.compliance.jenkins.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.verify.Check;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BreakKindTest {

    @ParameterizedTest
    @CsvSource({
        "PREVIOUS_HASH, link",
        "TIMESTAMP, link",
        "ID, link",
        "SERVICE, link",
        "CONSISTENCY, link",
        "CANONICAL, recompute",
        "SCHEMA, recompute",
        "HASH, recompute",
        "ROOT, recompute",
        "SIGNATURE, recompute",
        "TAIL, truncated",
        "SEQUENCE, missing"
    })
    void everyCheckOfAChainMeansOneKindOfBreak(Check check, String word) {
        assertThat(BreakKind.of(check).word()).isEqualTo(word);
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsWord(BreakKind kind) {
        assertThat(BreakKind.ofWord(kind.word())).contains(kind);
    }

    @Test
    void isNotFoundByAnotherWord() {
        assertThat(BreakKind.ofWord("LINK")).isEmpty();
    }
}
