package io.jenkins.plugins.compliance.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ProvisionalStateTest {

    private static String metadata(MeshMode mesh, StorageMode storage) {
        return new String(
                CanonicalJson.write(ProvisionalState.firstSprint(mesh, storage).metadata()), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WORM")
    void bothCausesGiveAllFlagsAndTags(StorageMode storage) {
        assertThat(metadata(MeshMode.PENDING, storage))
                .isEqualTo("{\"audit_metadata\":{\"mode\":\"single_service_poc\",\"provisional_flags\":"
                        + "{\"full_compliance\":\"sprint2\",\"service_mesh\":\"pending\",\"worm_storage\":\"pending\"},"
                        + "\"sprint\":\"1\"},\"compliance_mode\":\"provisional\",\"mesh_enforcement\":\"pending\","
                        + "\"migration_required\":true,\"phase\":\"sprint1_poc\",\"provisional\":true,\"sprint\":\"1\","
                        + "\"storage_mode\":\"provisional\","
                        + "\"tags\":[\"compliance flow POC\",\"sprint1_poc\",\"pending_worm_migration\"]}");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WORM")
    void withoutAWormStoreOfRecordTheMigrationIsPending(StorageMode storage) {
        assertThat(metadata(MeshMode.ENFORCED, storage))
                .isEqualTo("{\"audit_metadata\":{\"mode\":\"single_service_poc\",\"provisional_flags\":"
                        + "{\"full_compliance\":\"sprint2\",\"worm_storage\":\"pending\"},"
                        + "\"sprint\":\"1\"},\"compliance_mode\":\"provisional\",\"mesh_enforcement\":\"enforced\","
                        + "\"migration_required\":true,\"phase\":\"sprint1_poc\",\"provisional\":true,\"sprint\":\"1\","
                        + "\"storage_mode\":\"provisional\",\"tags\":[\"sprint1_poc\",\"pending_worm_migration\"]}");
    }

    @Test
    void withoutAnEnforcedMeshTheFlowIsAProofOfConcept() {
        assertThat(metadata(MeshMode.PENDING, StorageMode.WORM))
                .isEqualTo("{\"audit_metadata\":{\"mode\":\"single_service_poc\",\"provisional_flags\":"
                        + "{\"full_compliance\":\"sprint2\",\"service_mesh\":\"pending\"},"
                        + "\"sprint\":\"1\"},\"compliance_mode\":\"provisional\",\"mesh_enforcement\":\"pending\","
                        + "\"migration_required\":false,\"phase\":\"sprint1_poc\",\"provisional\":true,\"sprint\":\"1\","
                        + "\"storage_mode\":\"worm\",\"tags\":[\"compliance flow POC\"]}");
    }

    @Test
    void withBothNothingIsProvisional() {
        assertThat(metadata(MeshMode.ENFORCED, StorageMode.WORM))
                .isEqualTo("{\"audit_metadata\":{\"mode\":\"single_service_poc\",\"provisional_flags\":{},"
                        + "\"sprint\":\"1\"},\"compliance_mode\":\"full\",\"mesh_enforcement\":\"enforced\","
                        + "\"migration_required\":false,\"phase\":\"sprint1_poc\",\"provisional\":false,\"sprint\":\"1\","
                        + "\"storage_mode\":\"worm\",\"tags\":[]}");
    }

    @Test
    void fullComplianceIsDueInTheSprintAfterThisOne() {
        ProvisionalState state =
                new ProvisionalState(MeshMode.PENDING, StorageMode.LOCAL, 3, "sprint3_pilot", "all_services");

        assertThat(state.flags()).containsEntry("full_compliance", "sprint4");
        assertThat(state.tags()).contains("sprint3_pilot");
        assertThat(state.auditMetadata().text("sprint")).contains("3");
    }

    @Test
    void refusesASprintBeforeTheFirst() {
        assertThatThrownBy(() -> new ProvisionalState(MeshMode.PENDING, StorageMode.LOCAL, 0, "sprint1_poc", "single"))
                .hasMessageContaining("counted from 1");
    }

    @ParameterizedTest
    @CsvSource({"PENDING, LOCAL, true", "PENDING, WORM, true", "ENFORCED, LOCAL, true", "ENFORCED, WORM, false"})
    void readsItsMetadataBack(MeshMode mesh, StorageMode storage, boolean provisional) {
        ProvisionalState state = ProvisionalState.firstSprint(mesh, storage);

        assertThat(ProvisionalState.isProvisional(state.metadata())).isEqualTo(provisional);
        assertThat(state.flags().keySet()).containsAll(ProvisionalState.pendingControls(state.metadata()));
    }

    @Test
    void namesTheControlsThatArePending() {
        ProvisionalState state = ProvisionalState.firstSprint(MeshMode.PENDING, StorageMode.LOCAL);

        assertThat(ProvisionalState.pendingControls(state.metadata())).containsExactly("service_mesh", "worm_storage");
        assertThat(ProvisionalState.pendingControls(JsonObject.EMPTY)).isEmpty();
    }
}
