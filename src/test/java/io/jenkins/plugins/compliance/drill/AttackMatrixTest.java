package io.jenkins.plugins.compliance.drill;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.verify.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    // Those behind are of packages, which VerifierAgreementTest tampers with.
    @EnumSource(from = "CANONICAL", to = "CONSISTENCY")
    void drillsEveryCheck(Check check) {
        assertThat(AttackMatrix.attacks())
                .anySatisfy(attack -> assertThat(attack.foundBy()).containsExactly(check));
    }

    /** When it differs, the new table is left in target/drill-matrix.md to be put there. */
    @Test
    void isTheTableThatTheDocumentationShows() throws IOException {
        String table = table();
        Files.writeString(Path.of("target/drill-matrix.md"), table);

        assertThat(Files.readString(Path.of("docs/drill.md"))).contains("<!-- matrix -->\n" + table + "<!-- end -->");
    }

    private static String table() {
        StringBuilder table = new StringBuilder();
        for (AttackGroup group : AttackMatrix.groups()) {
            table.append("\n### ")
                    .append(group.title())
                    .append("\n\n| Attack | What is done | Found by |\n|---|---|---|\n");
            for (Attack attack : group.attacks()) {
                table.append(attack.foundBy().stream()
                        .map(check -> "`" + check.id() + "`")
                        .collect(joining(", ", "| `" + attack + "` | " + attack.description() + " | ", " |\n")));
            }
        }
        return table.append("\n").toString();
    }
}
