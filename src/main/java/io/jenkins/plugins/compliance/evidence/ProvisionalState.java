package io.jenkins.plugins.compliance.evidence;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What makes evidence provisional, computed from how the system is configured and never typed. While services can talk
 * past the mesh, or evidence can still be altered where it lies, whatever is promoted is so provisionally, and every
 * entry says it. When a cause goes, so do its flags and tags. Immutable.
 *
 * @param mesh whether the mesh enforces mutual TLS
 * @param storage where evidence is stored; it is provisional until the WORM store is the one of record
 * @param sprint the number of the sprint, at least 1; full compliance is due in the next one
 * @param phase what the phase is called: {@code sprint1_poc}
 * @param distributionMode how packages are distributed: {@code single_service_poc}
 */
public record ProvisionalState(MeshMode mesh, StorageMode storage, int sprint, String phase, String distributionMode) {

    private static final String PROVISIONAL = "provisional";
    private static final String PENDING = "pending";
    private static final String MODE = "compliance_mode";
    private static final String AUDIT = "audit_metadata";
    private static final String FLAGS = "provisional_flags";

    public ProvisionalState {
        if (sprint < 1) {
            throw new IllegalArgumentException("sprints are counted from 1, not " + sprint);
        }
        if (phase.isBlank() || distributionMode.isBlank()) {
            throw new IllegalArgumentException("phase and distribution mode need a name");
        }
    }

    /** The first sprint's state: the phase {@code sprint1_poc}, distributed as {@code single_service_poc}. */
    public static ProvisionalState firstSprint(MeshMode mesh, StorageMode storage) {
        return new ProvisionalState(mesh, storage, 1, "sprint1_poc", "single_service_poc");
    }

    /** Whether anything is still provisional. */
    public boolean isProvisional() {
        return meshIsPending() || wormIsPending();
    }

    private boolean meshIsPending() {
        return mesh != MeshMode.ENFORCED;
    }

    private boolean wormIsPending() {
        return storage != StorageMode.WORM;
    }

    /** The flags by name; empty when nothing is provisional. */
    public SortedMap<String, String> flags() {
        TreeMap<String, String> flags = new TreeMap<>();
        if (meshIsPending()) {
            flags.put("service_mesh", PENDING);
        }
        if (wormIsPending()) {
            flags.put("worm_storage", PENDING);
        }
        if (isProvisional()) {
            flags.put("full_compliance", "sprint" + (sprint + 1));
        }
        return flags;
    }

    /** The tags in a fixed order; none when nothing is provisional. */
    public List<String> tags() {
        List<String> tags = new ArrayList<>();
        if (meshIsPending()) {
            tags.add("compliance flow POC");
        }
        if (wormIsPending()) {
            tags.add(phase);
            tags.add("pending_worm_migration");
        }
        return List.copyOf(tags);
    }

    /** {@code provisional} or {@code full}. */
    public String complianceMode() {
        return isProvisional() ? PROVISIONAL : "full";
    }

    /** The {@code metadata} of every entry; {@link #auditMetadata()} is its member {@code audit_metadata}. */
    public JsonObject metadata() {
        return JsonObject.of(Map.of(
                "provisional",
                isProvisional(),
                "sprint",
                Integer.toString(sprint),
                "phase",
                phase,
                MODE,
                complianceMode(),
                "mesh_enforcement",
                mesh.word(),
                "storage_mode",
                wormIsPending() ? PROVISIONAL : storage.word(),
                "migration_required",
                wormIsPending(),
                "tags",
                tags(),
                AUDIT,
                auditMetadata()));
    }

    /** Sprint, mode of distribution and flags. */
    public JsonObject auditMetadata() {
        return JsonObject.of(Map.of("sprint", Integer.toString(sprint), "mode", distributionMode, FLAGS, flags()));
    }

    /** Whether an entry's {@link #metadata} say that it is provisional. */
    public static boolean isProvisional(JsonObject metadata) {
        return metadata.text(MODE).equals(Optional.of(PROVISIONAL));
    }

    /** The controls that an entry's {@link #metadata} call pending, such as {@code worm_storage}. */
    public static SortedSet<String> pendingControls(JsonObject metadata) {
        JsonObject flags =
                metadata.object(AUDIT).flatMap(audit -> audit.object(FLAGS)).orElse(JsonObject.EMPTY);
        TreeSet<String> pending = new TreeSet<>();
        for (String control : flags.members().keySet()) {
            if (flags.text(control).equals(Optional.of(PENDING))) {
                pending.add(control);
            }
        }
        return pending;
    }
}
