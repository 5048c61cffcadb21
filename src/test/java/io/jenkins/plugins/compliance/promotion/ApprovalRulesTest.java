package io.jenkins.plugins.compliance.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.policy.Approvals;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApprovalRulesTest {

    private static final ApprovalRules TWO =
            ApprovalRules.of(new Approvals(2, List.of("release-manager"), List.of("alice")), "carol");

    @Test
    void countsDifferentPeopleOfTheRolesAndUsers() {
        assertThat(TWO.missing(List.of(manager("bob"), user("alice")))).isEmpty();
    }

    @Test
    void countsNobodyTwice() {
        assertThat(TWO.missing(List.of(manager("bob"), manager("Bob"))))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("asks for 2 approvals", "and 1 of those given count"));
    }

    @Test
    void neverCountsTheOneWhoAsks() {
        assertThat(TWO.missing(List.of(manager("bob"), manager("Carol"))))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("1 of those given count; that of carol does not count, who asks for the promotion"));
    }

    @Test
    void countsNobodyWhoIsNotNamed() {
        assertThat(TWO.missing(List.of(manager("bob"), user("dave")))).isPresent();
    }

    @Test
    void objectsToTheOneWhoAsks() {
        assertThat(TWO.objection(List.of(), manager("carol")))
                .hasValue("carol asks for this promotion; somebody else must approve it");
    }

    @Test
    void objectsToWhoHasApprovedAlready() {
        assertThat(TWO.objection(List.of(manager("bob")), manager("BOB")))
                .hasValueSatisfying(why -> assertThat(why).startsWith("BOB has approved this promotion already"));
    }

    @Test
    void objectsToWhoDoesNotCount() {
        assertThat(TWO.objection(List.of(), user("dave")))
                .hasValue(
                        "the approval of dave does not count: the policy asks for some by the roles release-manager or"
                                + " by the users alice");
    }

    @Test
    void letsAnybodyElseApproveWhereNobodyIsNamed() {
        ApprovalRules rules = ApprovalRules.of(new Approvals(1, List.of(), List.of()), "carol");

        assertThat(rules.objection(List.of(), user("dave"))).isEmpty();
        assertThat(rules.missing(List.of(user("carol")))).isPresent();
    }

    @Test
    void keepsOfARoleOnlyWhatThePolicyNames() {
        assertThat(TWO.relevant(List.of("release-manager", "works-council"))).containsExactly("release-manager");
    }

    private static Approval manager(String name) {
        return new Approval(name, Set.of("release-manager"));
    }

    private static Approval user(String name) {
        return new Approval(name, Set.of());
    }
}
