package io.jenkins.plugins.compliance.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.verify.Check;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttackMatrixTest {

    @Test
    void namesEachAttackOnce() {
        assertThat(AttackMatrix.attacks()).extracting(Attack::id).doesNotHaveDuplicates();
    }

    @Test
    void namesAttacksSoThatTheyCanNameDirectories() {
        assertThat(AttackMatrix.attacks()).extracting(Attack::id).allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @ParameterizedTest
    @EnumSource(Check.class)
    void drillsEveryCheck(Check check) {
        assertThat(AttackMatrix.attacks())
                .anySatisfy(attack -> assertThat(attack.foundBy()).containsExactly(check));
    }
}
