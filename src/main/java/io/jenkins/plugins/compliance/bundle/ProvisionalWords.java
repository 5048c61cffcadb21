package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an entry's metadata says about what is still provisional, in words. Stateless. */
final class ProvisionalWords {

    private ProvisionalWords() {}

    /** Why it is provisional and until when; says that it is not when it is not. */
    static String sentence(JsonObject metadata) {
        Optional<JsonObject> flags =
                metadata.object("audit_metadata").flatMap(audit -> audit.object("provisional_flags"));
        List<String> causes = new ArrayList<>();
        flags.flatMap(each -> each.text("service_mesh"))
                .ifPresent(state -> causes.add("services can still reach each other without the service mesh's"
                        + " mutual TLS (service_mesh: " + state + ")"));
        flags.flatMap(each -> each.text("worm_storage"))
                .ifPresent(state -> causes.add("the evidence is not yet kept in storage that nobody can overwrite"
                        + " (worm_storage: " + state + ")"));
        if (causes.isEmpty()) {
            return "Nothing is provisional: the mesh is enforced and evidence is kept in write-once storage.";
        }
        String due = flags.flatMap(each -> each.text("full_compliance"))
                .map(sprint -> " Full compliance is due in " + sprint + ".")
                .orElse("");
        return capital(String.join(", and ", causes)) + "." + due
                + " A later upgrade entry says which earlier entries are covered then; nothing is rewritten.";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
